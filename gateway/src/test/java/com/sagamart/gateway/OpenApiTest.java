package com.sagamart.gateway;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.DialectId;
import com.networknt.schema.dialect.Dialects;
import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.gateway.ApiDocument.Operation;
import com.sagamart.gateway.ApiDocument.Place;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The document of the API keeps its own rules. Whether the shop keeps them is for others to prove.
class OpenApiTest {

  private static final ApiDocument API = ApiDocument.read();
  private static final String ID = "https://sagamart.invalid/openapi.json";
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDialect(
          Dialects.getDraft202012(), builder -> builder.schemas(Map.of(ID, API.text())));

  /// Replies that no operation gives, because they are about paths that are none.
  private static final Set<String> OF_NO_OPERATION =
      Set.of("#/components/responses/NotFound", "#/components/responses/MethodNotAllowed");

  private static final Pattern SCHEMA = Pattern.compile(".*/schema|/components/schemas/[^/]+");

  @Test
  void isAnOpenApiDocument() {
    var read = new OpenAPIV3Parser().readContents(API.text());

    assertThat(read.getMessages()).isEmpty();
    assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    assertThat(API.operations()).hasSize(19);
  }

  @Test
  void saysOfEachOperationWhatItIsAndWhichRulesItHas() {
    assertThat(API.operations())
        .allSatisfy(
            operation -> {
              assertThat(operation.node().path("operationId").asString()).matches("[a-z][A-Za-z]+");
              assertThat(operation.node().path("summary").asString()).isNotBlank();
              assertThat(operation.node().path("tags")).hasSize(1);
              assertThat(operation.node().path("description").asString()).contains("\n- ");
            });
    assertThat(API.operations())
        .extracting(operation -> operation.node().path("operationId").asString())
        .doesNotHaveDuplicates();
  }

  @Test
  void holdsSchemasThatAreJsonSchemas() {
    Schema dialect = SCHEMAS.getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12));

    assertThat(API.places())
        .filteredOn(place -> SCHEMA.matcher(place.pointer()).matches())
        .hasSizeGreaterThan(100)
        .allSatisfy(place -> assertThat(dialect.validate(place.node())).isEmpty());
  }

  @Test
  void closesEveryObjectAndSaysWhatIsAlwaysThere() {
    assertThat(API.places())
        .filteredOn(place -> place.node().path("type").asString("").equals("object"))
        .isNotEmpty()
        .allSatisfy(
            place -> {
              assertThat(place.node().path("additionalProperties").asBoolean(true)).isFalse();
              assertThat(place.node().path("properties").propertyNames())
                  .containsAll(strings(place.node().path("required")));
            });
  }

  @Test
  void givesExamplesThatFitTheirSchemas() {
    List<Place> bodies =
        API.places().stream()
            .filter(place -> place.pointer().endsWith("/application~1json"))
            .toList();

    assertThat(bodies)
        .isNotEmpty()
        .allSatisfy(
            body -> {
              Schema schema =
                  SCHEMAS.getSchema(SchemaLocation.of(ID + "#" + body.pointer() + "/schema"));
              assertThat(examplesIn(body.node()))
                  .isNotEmpty()
                  .allSatisfy(example -> assertThat(schema.validate(example)).isEmpty());
            });
  }

  /// The page fills in what an example says, and would send it with everybody's first try.
  @Test
  void fillsInNothingThatWouldChangeWhatACallDoes() {
    assertThat(API.places())
        .filteredOn(place -> place.node().path("in").asString("").matches("header|query"))
        .isNotEmpty()
        .allSatisfy(place -> assertThat(place.node().has("example")).isFalse());
  }

  @Test
  void tellsEachErrorCodeInTheWordsOfTheShop() {
    Map<String, String> told =
        API.at("#/components/examples").properties().stream()
            .collect(
                toMap(
                    Map.Entry::getKey,
                    example -> example.getValue().at("/value/message").asString()));

    assertThat(told)
        .isEqualTo(
            Arrays.stream(ErrorCode.values())
                .collect(toMap(ErrorCode::name, code -> code.message(Locale.KOREAN))));
    assertThat(API.at("#/components/examples").properties())
        .allSatisfy(
            example ->
                assertThat(example.getValue().at("/value/code").asString())
                    .isEqualTo(example.getKey()));
  }

  @Test
  void answersEachErrorCodeWithItsOwnStatus() {
    assertThat(API.operations()).allSatisfy(OpenApiTest::answersErrorsWithTheirStatus);
  }

  private static void answersErrorsWithTheirStatus(Operation operation) {
    operation
        .node()
        .get("responses")
        .properties()
        .forEach(
            reply -> {
              int status = Integer.parseInt(reply.getKey());
              JsonNode body = API.resolved(reply.getValue()).at("/content/application~1json");
              if (status < 400) {
                assertThat(body.has("examples")).isFalse();
                return;
              }
              assertThat(body.path("examples").propertyNames())
                  .as("%s %s", operation.method(), operation.path())
                  .isNotEmpty()
                  .containsExactlyInAnyOrderElementsOf(
                      strings(body.at("/schema/properties/code/enum")))
                  .allSatisfy(
                      code -> {
                        assertThat(ErrorCode.valueOf(code).status()).isEqualTo(status);
                        assertThat(body.at("/examples/" + code + "/$ref").asString())
                            .isEqualTo("#/components/examples/" + code);
                      });
            });
  }

  @Test
  void refersOnlyToWhatIsThere() {
    assertThat(references())
        .isNotEmpty()
        .allSatisfy(reference -> assertThat(API.at(reference).isMissingNode()).isFalse());
  }

  @Test
  void hasNoComponentThatNothingRefersTo() {
    Set<String> components =
        API.at("#/components").properties().stream()
            .filter(kind -> !kind.getKey().equals("securitySchemes"))
            .flatMap(
                kind ->
                    kind.getValue().propertyNames().stream()
                        .map(name -> "#/components/" + kind.getKey() + "/" + name))
            .collect(toSet());

    assertThat(Stream.concat(references().stream(), OF_NO_OPERATION.stream()).collect(toSet()))
        .isEqualTo(components);
  }

  private static Set<String> references() {
    return API.places().stream()
        .filter(place -> place.pointer().endsWith("/$ref"))
        .map(place -> place.node().asString())
        .collect(toSet());
  }

  private static List<JsonNode> examplesIn(JsonNode body) {
    return body.has("example")
        ? List.of(body.get("example"))
        : body.path("examples").values().stream()
            .map(API::resolved)
            .map(example -> example.path("value"))
            .toList();
  }

  private static List<String> strings(JsonNode array) {
    return array.values().stream().map(JsonNode::asString).toList();
  }
}
