package com.sagamart.systemtests.brokers;

import com.sagamart.contracts.saga.TopicRights;
import com.sagamart.contracts.wire.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// Makes topics, users and rights on a broker, all of them from the contracts.
final class Guard {

  private static final int ITERATIONS = 4096;
  private static final String ANY_HOST = "*";

  private Guard() {}

  static void set(Admin admin, Function<String, String> passwordOf)
      throws ExecutionException, InterruptedException {
    admin
        .createTopics(
            Arrays.stream(Topic.values())
                .map(Topic::wireName)
                .flatMap(it -> Stream.of(it, Topic.deadLettersOf(it)))
                .map(it -> new NewTopic(it, Topic.PARTITIONS, (short) 1))
                .toList())
        .all()
        .get();
    List<TopicRights> all = TopicRights.all();
    admin
        .alterUserScramCredentials(
            all.stream().map(it -> user(it.user(), passwordOf.apply(it.user()))).toList())
        .all()
        .get();
    admin.createAcls(all.stream().flatMap(it -> rules(it).stream()).toList()).all().get();
  }

  private static UserScramCredentialAlteration user(String name, String password) {
    var credential = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
    return new UserScramCredentialUpsertion(name, credential, password);
  }

  private static List<AclBinding> rules(TopicRights rights) {
    List<AclBinding> rules = new ArrayList<>();
    rights.writes().forEach(it -> rules.addAll(topic(rights.user(), it, AclOperation.WRITE)));
    rights.reads().forEach(it -> rules.addAll(topic(rights.user(), it, AclOperation.READ)));
    PatternType pattern = rights.isPrefix() ? PatternType.PREFIXED : PatternType.LITERAL;
    var group = new ResourcePattern(ResourceType.GROUP, rights.group(), pattern);
    rules.addAll(allow(rights.user(), group, AclOperation.READ));
    return rules;
  }

  private static List<AclBinding> topic(String user, String name, AclOperation operation) {
    var topic = new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL);
    return allow(user, topic, operation);
  }

  private static List<AclBinding> allow(String user, ResourcePattern what, AclOperation how) {
    return Stream.of(how, AclOperation.DESCRIBE)
        .map(
            it ->
                new AclBinding(
                    what,
                    new AccessControlEntry("User:" + user, ANY_HOST, it, AclPermissionType.ALLOW)))
        .toList();
  }

  static Map<String, Object> at(int port) {
    return Map.of("bootstrap.servers", "127.0.0.1:" + port);
  }
}
