package com.sagamart.systemtests.contract;

import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static com.sagamart.contracts.error.ErrorCode.METHOD_NOT_ALLOWED;
import static com.sagamart.contracts.error.ErrorCode.NOT_ACCEPTABLE;
import static com.sagamart.contracts.error.ErrorCode.NOT_FOUND;
import static com.sagamart.contracts.error.ErrorCode.PAYLOAD_TOO_LARGE;
import static com.sagamart.contracts.error.ErrorCode.UNSUPPORTED_MEDIA_TYPE;
import static com.sagamart.contracts.error.ErrorCode.USER_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What holds for every call: replies, paths and bodies.
final class PlatformRows {

  private static final long UNKNOWN = 999_999_999;
  private static final int BODY = 64 * 1024;
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final Admin ADMIN = new Admin();

  private PlatformRows() {}

  static List<Row> rows() {
    return Stream.of(replies(), traces(), paths(), bodies(), values())
        .flatMap(rows -> rows.list().stream())
        .toList();
  }

  private static Rows replies() {
    return Rows.of(Contract.PLATFORM)
        .rule(
            "Every error is exactly `{\"code\", \"message\"}` as `application/json`.",
            () -> {
              Answer answer = unknownProduct().send();
              assertThat(answer.body().propertyNames()).containsExactly("code", "message");
              assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            })
        .rule(
            "A message is Korean, and English for `Accept-Language: en`.",
            () -> {
              assertThat(messageOf(unknownProduct())).isEqualTo("상품을 찾을 수 없습니다.");
              assertThat(messageOf(unknownProduct().header("Accept-Language", "fr, ko;q=0.5")))
                  .isEqualTo("상품을 찾을 수 없습니다.");
              assertThat(messageOf(unknownProduct().header("Accept-Language", "en-US, en;q=0.9")))
                  .isEqualTo("The product does not exist.");
            })
        .rule(
            "The message of 400 `INVALID_REQUEST` names the field at fault, where there is one.",
            () ->
                Call.to("checkout")
                    .by(1001)
                    .raw("{\"userId\":1001,\"items\":[{\"productId\":101,\"qty\":0}]}")
                    .send()
                    .refusedWith(INVALID_REQUEST)
                    .naming("items[0].qty"))
        .rule(
            "Nothing internal is told: no stack trace, no SQL, no name of a class or host.",
            () -> {
              for (Call call : List.of(unknownProduct(), body("{"), body("{\"amount\":{}}"))) {
                assertThat(call.send().text())
                    .doesNotContainIgnoringCase(
                        "exception", "java", "jackson", "select", "sagamart", "localhost", "at [");
              }
            });
  }

  private static Rows traces() {
    return Rows.of(Contract.PLATFORM)
        .rule(
            "Every reply carries the id of its trace in `X-Trace-Id`, and continues the trace of a"
                + " valid `traceparent`.",
            () -> {
              assertThat(unknownProduct().send().header("X-Trace-Id")).matches("[0-9a-f]{32}");
              String parent = "00-%s-b7ad6b7169203331-01".formatted(TRACE);
              assertThat(unknownProduct().header("traceparent", parent).send().header("X-Trace-Id"))
                  .isEqualTo(TRACE);
            })
        .rule(
            "`Forwarded`, `X-Forwarded-*`, `X-User-*` and `X-Internal-*` that a client sends are"
                + " dropped and change nothing.",
            () -> {
              Answer created =
                  new Samples()
                      .of("createProduct")
                      .header("Forwarded", "host=evil.example;proto=https")
                      .header("X-Forwarded-Host", "evil.example")
                      .header("X-Forwarded-Prefix", "/evil")
                      .header("X-User-Id", "1002")
                      .header("X-Internal-Roles", "ADMIN")
                      .send();
              created.ok(201);
              assertThat(created.header("Location")).startsWith("/v1/products/");
            });
  }

  private static Rows paths() {
    return Rows.of(Contract.PLATFORM)
        .rule(
            "A path that does not exist is 404 `NOT_FOUND`, with or without a token.",
            () -> {
              Call.anywhere("GET", "/v1/refunds").send().refusedWith(NOT_FOUND);
              Call.anywhere("GET", "/v1/refunds").by(1001).send().refusedWith(NOT_FOUND);
            })
        .rule(
            "A method that a path does not have is 405 `METHOD_NOT_ALLOWED`, and `Allow` names those"
                + " that it has.",
            () -> {
              Answer answer = Call.anywhere("DELETE", "/v1/wallets/1001").by(1001).send();
              answer.refusedWith(METHOD_NOT_ALLOWED);
              assertThat(answer.header("Allow").split(",\\s*"))
                  .containsExactlyInAnyOrder("GET", "HEAD", "PUT");
            })
        .rule(
            "Where there is GET there is HEAD.",
            () -> {
              Answer head = Call.anywhere("HEAD", "/v1/products").send();
              assertThat(head.status()).isEqualTo(200);
              assertThat(head.text()).isEmpty();
            })
        .rule(
            "A path that can be read or written in two ways (`//`, `..`, `;`, an encoded slash or letter, a"
                + " double encoding) is 400 `INVALID_REQUEST`.",
            () -> {
              for (String path :
                  List.of(
                      "//products",
                      "/products/../orders",
                      "/products;a=b",
                      "/products%2f101",
                      "/%70roducts")) {
                Call.anywhere("GET", "/v1" + path).send().refusedWith(INVALID_REQUEST);
              }
              Call.anywhere("GET", "/v1/products/%2531").send().refusedWith(INVALID_REQUEST);
            })
        .refuses(NOT_FOUND, "nothing there", () -> Call.anywhere("GET", "/"))
        .refuses(METHOD_NOT_ALLOWED, "DELETE", () -> Call.anywhere("DELETE", "/v1/products/101"));
  }

  private static Rows bodies() {
    return Rows.of(Contract.PLATFORM)
        .rule(
            "Malformed JSON, a field twice, and anything behind the body's end are 400"
                + " `INVALID_REQUEST`.",
            () -> {
              for (String bad :
                  List.of(
                      "", "{", "{\"amount\":1,\"amount\":1}", "{\"amount\":1} x", "[1]", "null")) {
                body(bad).send().refusedWith(INVALID_REQUEST);
              }
            })
        .rule(
            "A body larger than 64 KiB is 413 `PAYLOAD_TOO_LARGE`.",
            () -> {
              body(padded(BODY)).send().ok(200);
              body(padded(BODY + 1)).send().refusedWith(PAYLOAD_TOO_LARGE);
            })
        .rule(
            "A body that is not `application/json` is 415 `UNSUPPORTED_MEDIA_TYPE`.",
            () -> {
              for (String type : List.of("text/plain", "application/xml", "application/*")) {
                body("{\"amount\":1}")
                    .header("Content-Type", type)
                    .send()
                    .refusedWith(UNSUPPORTED_MEDIA_TYPE);
              }
            })
        .rule(
            "A request whose `Accept` leaves out `application/json` is 406 `NOT_ACCEPTABLE`.",
            () -> {
              Call.to("listProducts")
                  .header("Accept", "text/html")
                  .send()
                  .refusedWith(NOT_ACCEPTABLE);
              Call.to("listProducts").header("Accept", "text/html, */*;q=0.1").send().ok(200);
            });
  }

  private static Rows values() {
    return Rows.of(Contract.PLATFORM)
        .rule(
            "A field that is unknown or missing, of the wrong type, or out of its bounds is 400"
                + " `INVALID_REQUEST`; so is a parameter.",
            () -> {
              for (String bad : List.of("{\"amounts\":1}", "{}", "{\"amount\":\"1\"}")) {
                body(bad).send().refusedWith(INVALID_REQUEST);
              }
              Call.to("listProducts").query("limit=ten").send().refusedWith(INVALID_REQUEST);
              Call.to("listProducts").query("limit=0").send().refusedWith(INVALID_REQUEST);
            })
        .rule(
            "Numbers are never coerced: `\"2\"`, `1.5`, `1e3` and `true` are no integers.",
            () -> {
              for (String qty : List.of("\"2\"", "1.5", "1e3", "true")) {
                Call.to("restockProduct", 101)
                    .byAdmin()
                    .raw("{\"qty\":" + qty + "}")
                    .send()
                    .refusedWith(INVALID_REQUEST)
                    .naming("qty");
              }
            })
        .rule(
            "Money is whole KRW.",
            () -> {
              Customer customer = ADMIN.customerWith(1);
              String balance = read(customer).path("balance").toString();
              assertThat(balance).isEqualTo("1");
            })
        .rule(
            "Ids are positive 64-bit integers.",
            () -> {
              Call.to("getWallet", Long.MAX_VALUE).byAdmin().send().refusedWith(USER_NOT_FOUND);
              for (String id : List.of("0", "-1", "9223372036854775808")) {
                Call.to("getWallet", id).byAdmin().send().refusedWith(INVALID_REQUEST);
              }
            });
  }

  private static Call unknownProduct() {
    return Call.to("getProduct", UNKNOWN);
  }

  /// A charge with this body.
  private static Call body(String text) {
    Customer customer = ADMIN.customerWith(0);
    return Call.to("chargeWallet", customer.id()).with(customer.token()).raw(text);
  }

  private static String padded(int length) {
    String text = "{\"amount\":1}";
    return text + " ".repeat(length - text.length());
  }

  private static String messageOf(Call call) {
    return call.send().body().path("message").asString();
  }

  private static JsonNode read(Customer customer) {
    return Call.to("getWallet", customer.id()).with(customer.token()).send().ok(200);
  }
}
