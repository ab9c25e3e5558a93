package com.sagamart.k8s;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.List;
import java.util.Map;

/// Finds what an API server would refuse or, worse, drop without a word: fields that a kind does
/// not have, values of another type. Kinds whose makers publish no Java model have a schema of what
/// is used of them in `src/test/resources/schemas`.
final class Kinds {

  private static final Map<String, Class<?>> MODELS =
      Map.ofEntries(
          entry("v1/Namespace", Namespace.class),
          entry("v1/ConfigMap", ConfigMap.class),
          entry("v1/Secret", Secret.class),
          entry("v1/Service", Service.class),
          entry("v1/ServiceAccount", ServiceAccount.class),
          entry("apps/v1/Deployment", Deployment.class),
          entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
          entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
          entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
          entry("gateway.networking.k8s.io/v1/Gateway", Gateway.class),
          entry("gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class),
          entry("monitoring.coreos.com/v1/PodMonitor", PodMonitor.class),
          entry("monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class),
          entry("kafka.strimzi.io/v1/Kafka", Kafka.class),
          entry("kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class),
          entry("kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class),
          entry("kafka.strimzi.io/v1/KafkaUser", KafkaUser.class));

  private static final Map<String, Schema> SCHEMAS =
      Map.of(
          "postgresql.cnpg.io/v1/Cluster", schema("cluster"),
          "external-secrets.io/v1/ExternalSecret", schema("external-secret"));

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .annotationIntrospector(new NothingUnknown())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .withCoercionConfig(
              LogicalType.Textual,
              text -> {
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
              })
          .withCoercionConfigDefaults(
              any -> any.setCoercion(CoercionInputShape.String, CoercionAction.Fail))
          .build();

  private Kinds() {}

  /// What is wrong with it; empty if nothing is.
  static List<String> complaintsAbout(Manifest manifest) {
    String kind = manifest.text("/apiVersion") + "/" + manifest.kind();
    Schema schema = SCHEMAS.get(kind);
    if (schema != null) {
      return schema.validate(manifest.content().toString(), InputFormat.JSON).stream()
          .map(it -> manifest + ": " + it)
          .toList();
    }
    Class<?> model = MODELS.get(kind);
    return model == null
        ? List.of(manifest + ": nobody knows a " + kind)
        : complaintsAbout(manifest, model);
  }

  private static List<String> complaintsAbout(Manifest manifest, Class<?> model) {
    try {
      STRICT.treeToValue(manifest.content(), model);
      return List.of();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return List.of(manifest + ": " + e.getMessage());
    }
  }

  private static Schema schema(String name) {
    var stream = Kinds.class.getResourceAsStream("/schemas/" + name + ".json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(requireNonNull(stream));
  }

  /// The models keep what they do not know, so as not to lose it on its way back to a server.
  private static final class NothingUnknown extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return Boolean.FALSE;
    }
  }
}
