package com.sagamart.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The document, and the page that shows it, are drawn and not written.
class AsyncApiTest {

  private static final String HOW_TO_MEND =
      "%s is stale: run `mvn -q test -pl platform-contracts -Dsagamart.write=true` and commit it";
  private static final boolean WRITE = Boolean.getBoolean("sagamart.write");
  private static final Path DOCUMENT = Path.of("src/main/resources/docs/asyncapi.yaml");
  private static final Path PAGE = Path.of("src/main/resources/docs/events.html");

  private final JsonNode document = new YAMLMapper().readTree(AsyncApi.yaml());

  @BeforeAll
  static void releaseFirst() throws IOException {
    ReleasesTest.release();
  }

  @Test
  void theDocumentIsWhatMapAndSchemasSay() throws IOException {
    isUpToDate(DOCUMENT, AsyncApi.yaml());
  }

  @Test
  void thePageIsWhatTheDocumentSays() throws IOException {
    isUpToDate(PAGE, EventsPage.of(document));
  }

  @Test
  void whatIsWrittenAsYamlIsReadTheSame() {
    assertThat(document.toString()).isEqualTo(AsyncApi.document().toString());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = document.findValuesAsString("$ref");
    assertThat(references)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            it -> assertThat(document.at(it.substring(1)).isMissingNode()).as(it).isFalse());
  }

  @Test
  void everyExampleIsAsItsSchemaSays() {
    var schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    for (var message : document.at("/components/messages").properties()) {
      JsonNode schema = document.at("/components/schemas/" + message.getKey());
      String example = message.getValue().at("/examples/0/payload").toString();
      assertThat(schemas.getSchema(schema).validate(example, InputFormat.JSON))
          .as(message.getKey())
          .isEmpty();
    }
  }

  private static void isUpToDate(Path file, String expected) throws IOException {
    if (WRITE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, expected);
    }
    assertThat(file).as(HOW_TO_MEND, file.getFileName()).hasContent(expected);
  }
}
