package com.sagamart.systemtests.owasp;

import static com.sagamart.systemtests.owasp.Knock.calling;
import static com.sagamart.systemtests.owasp.Knock.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.systemtests.Admin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the platform answers is what its document says, no more and no less.
class Api9ImproperInventoryManagementTest {

  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final int OPERATIONS = 19;

  private final String admin = new Admin().token();
  private final JsonNode document = new JsonMapper().readTree(get("/openapi.json").answer().body());

  @Test
  void whatIsNotOpenInTheDocumentAsksForAToken() {
    int described = 0;
    for (String path : document.required("paths").propertyNames()) {
      for (String method : methodsOf(path)) {
        described++;
        JsonNode operation = document.required("paths").required(path).required(lower(method));
        int status = calling(method, filled(path), null).status();
        if (operation.path("security").isEmpty() && operation.has("security")) {
          assertThat(status).as(method + path).isIn(200, 404);
        } else {
          assertThat(status).as(method + path).isEqualTo(401);
        }
      }
    }
    assertThat(described).isGreaterThanOrEqualTo(OPERATIONS);
  }

  @Test
  void noMethodIsThereThatTheDocumentDoesNotName() {
    for (String path : document.required("paths").propertyNames()) {
      List<String> others = new ArrayList<>(METHODS);
      others.removeAll(methodsOf(path));
      for (String method : others) {
        assertThat(calling(method, filled(path), null).by(admin).status())
            .as(method + path)
            .isEqualTo(405);
      }
    }
  }

  @Test
  void noOldOrHiddenPathIsLeft() {
    for (String path :
        List.of(
            "/",
            "/v0/products",
            "/v2/products",
            "/products",
            "/api/v1/products",
            "/v1",
            "/v1/admin",
            "/v1/internal",
            "/v1/wallets",
            "/v1/orders",
            "/v1/users/1001",
            "/v1/order-tasks",
            "/v3/api-docs",
            "/swagger-ui.html",
            "/h2-console",
            "/error",
            "/.git/config",
            "/.env",
            "/token",
            "/.well-known/jwks.json")) {
      assertThat(get(path).by(admin).status()).as(path).isEqualTo(404);
    }
  }

  private Set<String> methodsOf(String path) {
    Set<String> methods = new TreeSet<>();
    for (String method : METHODS) {
      if (document.required("paths").required(path).has(lower(method))) {
        methods.add(method);
      }
    }
    return methods;
  }

  private static String lower(String method) {
    return method.toLowerCase(Locale.ROOT);
  }

  private static String filled(String path) {
    return path.replaceAll("\\{[^}]*}", "1001");
  }
}
