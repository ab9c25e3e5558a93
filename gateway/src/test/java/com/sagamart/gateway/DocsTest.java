package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocsTest extends GatewayTest {

  private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

  @Test
  void givesEverybodyTheDocumentByteForByte() {
    var response = send(to("/openapi.json"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().allValues("Content-Type")).containsExactly("application/json");
    assertThat(response.headers().allValues("X-Trace-Id")).hasSize(1);
    assertThat(response.body()).isEqualTo(ApiDocument.read().text());
  }

  @Test
  void sendsTheDocumentOnlyToWhoDoesNotHaveIt() {
    String tag = send(to("/openapi.json")).headers().firstValue("ETag").orElseThrow();

    var response = send(to("/openapi.json").header("If-None-Match", tag));

    assertThat(response.statusCode()).isEqualTo(304);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/docs/"})
  void showsAPageWithEverythingThatItNeeds(String path) {
    var page = send(to(path));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(ASSET.matcher(page.body()).results().map(asset -> asset.group(1)).toList())
        .hasSize(5)
        .allSatisfy(asset -> assertThat(send(to(asset)).statusCode()).isEqualTo(200));
  }

  @ParameterizedTest
  @CsvSource({
    "/docs/start.js,             text/javascript",
    "/docs/swagger-ui-bundle.js, text/javascript",
    "/docs/swagger-ui.css,       text/css",
    "/docs/page.css,             text/css",
    "/docs/events.css,           text/css",
    "/asyncapi.yaml,             application/yaml",
    "/docs/favicon.png,          image/png",
  })
  void saysWhatItsFilesAre(String path, String type) {
    var response = send(to(path));

    assertThat(response.headers().allValues("Content-Type")).containsExactly(type);
    assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
  }

  @Test
  void showsWhatIsSaidOnKafkaWithoutAnyScript() {
    var page = send(to("/docs/events"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.body())
        .contains("sagamart.data-platform.order-cancelled", "ORDER_PAID", "couponIssueId")
        .doesNotContain("<script", "<style", "style=", "://");
    assertThat(ASSET.matcher(page.body()).results().map(asset -> asset.group(1)).toList())
        .filteredOn(asset -> !asset.startsWith("#"))
        .hasSize(4)
        .allSatisfy(asset -> assertThat(send(to(asset)).statusCode()).isEqualTo(200));
  }

  @Test
  void letsThePageRunNothingButItsOwnFilesAndCallNobodyElse() {
    var page = send(to("/docs"));

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
        .contains("connect-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "http");
    assertThat(page.body()).doesNotContain("<script>", "<style", "://");
    assertThat(send(to("/docs/start.js")).body())
        .doesNotContain("://")
        .contains("validatorUrl: null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/openapi.json",
        "/docs",
        "/docs/",
        "/docs/start.js",
        "/asyncapi.yaml",
        "/docs/events"
      })
  void isThereToBeReadOnly(String path) {
    for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS"}) {
      var response = send(to(path).method(method, BodyPublishers.noBody()));

      assertAnswers(response, ErrorCode.METHOD_NOT_ALLOWED);
      assertThat(response.headers().allValues("Allow")).containsExactly("GET, HEAD");
    }
    assertThat(send(to(path).HEAD()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/index.html",
        "/docs/events.html",
        "/schemas/ORDER_PAID/1.0.json",
        "/docs/swagger-initializer.js",
        "/docs/openapi.json",
        "/application.yml",
        "/webjars/swagger-ui/swagger-ui.css"
      })
  void showsNoOtherFile(String path) {
    assertAnswers(send(to(path)), ErrorCode.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/docs/../openapi.json", "/docs/%2e%2e/application.yml", "/docs//start.js"})
  void takesNoCrookedPath(String path) {
    assertAnswers(send(to(path)), ErrorCode.INVALID_REQUEST);
  }
}
