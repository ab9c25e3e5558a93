package com.sagamart.systemtests.contract;

import static com.sagamart.contracts.error.ErrorCode.FORBIDDEN;
import static com.sagamart.contracts.error.ErrorCode.INVALID_CURSOR;
import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static com.sagamart.contracts.error.ErrorCode.PRODUCT_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;

/// Products and their stock.
final class ProductRows {

  private static final long UNKNOWN = 999_999_999;
  private static final int MOST_STOCK = 1_000_000_000;
  private static final Admin ADMIN = new Admin();

  private ProductRows() {}

  static List<Row> rows() {
    return Stream.of(reading(), listing(), creating(), changing(), restocking())
        .flatMap(rows -> rows.list().stream())
        .toList();
  }

  private static Rows reading() {
    return Rows.of("getProduct")
        .rule(
            "`stock` is what was available at the moment of reading.",
            () -> {
              long product = ADMIN.product(1_000, 5);
              ADMIN.customerWith(2_000).checkout(new Line(product, 2)).orFail();
              assertThat(read(product).path("stock").asLong()).isEqualTo(3);
            })
        .rule(
            "A `STOPPED` product can still be read.",
            () -> {
              long product = ADMIN.product(1_000, 5);
              change(product, Map.of("status", "STOPPED")).send().ok(200);
              assertThat(read(product).path("status").asString()).isEqualTo("STOPPED");
            })
        .rule(
            "A product that does not exist is 404 `PRODUCT_NOT_FOUND`.",
            () -> Call.to("getProduct", UNKNOWN).send().refusedWith(PRODUCT_NOT_FOUND))
        .refuses(PRODUCT_NOT_FOUND, "an unknown one", () -> Call.to("getProduct", UNKNOWN))
        .refuses(INVALID_REQUEST, "an id of letters", () -> Call.to("getProduct", "milk"));
  }

  private static Rows listing() {
    return Rows.of("listProducts")
        .rule(
            "Products stand in the order of their `productId`.",
            () -> {
              List<Long> ids = new ArrayList<>();
              find("limit=100").forEach(item -> ids.add(item.path("productId").asLong()));
              assertThat(ids).hasSizeGreaterThan(20).isSorted();
            })
        .rule(
            "`keyword` matches a part of the name, whatever the case.",
            () -> {
              String mark = mark();
              long product = named("x" + mark.toUpperCase(java.util.Locale.ROOT) + "y");
              assertThat(idsOf(mark)).containsExactly(product);
            })
        .rule(
            "`keyword` is meant literally: `%` and `_` mean themselves.",
            () -> {
              String mark = mark();
              long percent = named(mark + "50% off");
              named(mark + "50 off");
              long low = named(mark + "a_b");
              named(mark + "aXb");
              assertThat(idsOf(mark + "50%")).containsExactly(percent);
              assertThat(idsOf(mark + "a_b")).containsExactly(low);
            })
        .rule(
            "An empty `keyword` matches every product.",
            () -> assertThat(find("keyword=&cursor=&limit=20")).hasSize(20))
        .rule(
            "`stock` is what was available at the moment of reading.",
            () -> {
              String mark = mark();
              long product = named(mark);
              Call.to("restockProduct", product).byAdmin().json(Map.of("qty", 4)).send().ok(200);
              assertThat(find("keyword=" + mark).getFirst().path("stock").asLong()).isEqualTo(4);
            })
        .rule(
            "`status` is `STOPPED` for a product taken off sale, else `SOLD_OUT` at a stock of 0,"
                + " else `ON_SALE`.",
            () -> {
              String mark = mark();
              change(named(mark), Map.of("status", "STOPPED")).send().ok(200);
              named(mark);
              long full = named(mark);
              Call.to("restockProduct", full).byAdmin().json(Map.of("qty", 1)).send().ok(200);
              assertThat(find("keyword=" + mark))
                  .extracting(item -> item.path("status").asString())
                  .containsExactly("STOPPED", "SOLD_OUT", "ON_SALE");
            })
        .refuses(
            INVALID_REQUEST, "a limit of 101", () -> Call.to("listProducts").query("limit=101"))
        .refuses(
            INVALID_REQUEST,
            "a keyword of 101 characters",
            () -> Call.to("listProducts").query("keyword=" + "k".repeat(101)))
        .refuses(
            INVALID_CURSOR, "a made-up cursor", () -> Call.to("listProducts").query("cursor=x"));
  }

  private static Rows creating() {
    return Rows.of("createProduct")
        .rule(
            "`Location` is the new product's path, and its number is new.",
            () -> {
              Answer first = create(Map.of()).send();
              long id = first.ok(201).path("productId").asLong();
              assertThat(first.header("Location")).isEqualTo("/v1/products/" + id);
              assertThat(create(Map.of()).send().ok(201).path("productId").asLong())
                  .isGreaterThan(id);
            })
        .rule(
            "A `description` that is absent or null becomes empty, as do `images`.",
            () -> {
              var nothing = new HashMap<String, Object>();
              nothing.put("description", null);
              nothing.put("images", null);
              for (Map<String, ?> fields : List.of(nothing, Map.<String, Object>of())) {
                JsonNode product = create(fields).send().ok(201);
                assertThat(product.path("description").asString("?")).isEmpty();
                assertThat(product.path("images").isArray()).isTrue();
                assertThat(product.path("images").size()).isZero();
              }
            })
        .rule(
            "An image is an https URL of at most 2,048 characters.",
            () -> {
              String longest = "https://images.example/" + "m".repeat(2_048 - 23);
              create(Map.of("images", List.of(longest))).send().ok(201);
              for (String bad :
                  List.of(longest + "m", "http://images.example/milk.jpg", "milk.jpg", "")) {
                create(Map.of("images", List.of(bad))).send().refusedWith(INVALID_REQUEST);
              }
              create(Map.of("images", Collections.nCopies(11, "https://images.example/a")))
                  .send()
                  .refusedWith(INVALID_REQUEST)
                  .naming("images");
            })
        .rule(
            "Only ADMIN may create products; everybody else gets 403 `FORBIDDEN`.",
            () -> create(Map.of()).by(1001).send().refusedWith(FORBIDDEN));
  }

  private static Rows changing() {
    return Rows.of("changeProduct")
        .rule(
            "A field that is absent stays as it is; `{}` changes nothing and answers 200.",
            () -> {
              long product = ADMIN.product(1_000, 5);
              JsonNode before = read(product);
              assertThat(change(product, Map.of()).send().ok(200)).isEqualTo(before);
              change(product, Map.of("price", 2_000)).send().ok(200);
              assertThat(read(product).path("name")).isEqualTo(before.path("name"));
              assertThat(read(product).path("price").asLong()).isEqualTo(2_000);
            })
        .rule(
            "A field that is null is 400 `INVALID_REQUEST`.",
            () -> {
              long product = ADMIN.product(1_000, 5);
              for (String field : List.of("name", "price", "description", "images", "status")) {
                Call.to("changeProduct", product)
                    .byAdmin()
                    .raw("{\"" + field + "\":null}")
                    .send()
                    .refusedWith(INVALID_REQUEST)
                    .naming(field);
              }
            })
        .rule(
            "`images` are replaced as a whole.",
            () -> {
              long product = ADMIN.product(1, 1);
              change(
                      product,
                      Map.of("images", List.of("https://a.example/1", "https://a.example/2")))
                  .send()
                  .ok(200);
              JsonNode changed =
                  change(product, Map.of("images", List.of("https://a.example/3"))).send().ok(200);
              assertThat(changed.path("images").toString()).isEqualTo("[\"https://a.example/3\"]");
            })
        .rule(
            "`STOPPED` takes the product off sale whatever its stock; `ON_SALE` puts it back.",
            () -> {
              long product = ADMIN.product(1, 5);
              assertThat(statusAfter(product, "STOPPED")).isEqualTo("STOPPED");
              assertThat(statusAfter(product, "ON_SALE")).isEqualTo("ON_SALE");
            })
        .rule(
            "`ON_SALE` at a stock of 0 is answered as `SOLD_OUT`; `SOLD_OUT` itself cannot be asked"
                + " for.",
            () -> {
              long product = ADMIN.product(1, 0);
              assertThat(statusAfter(product, "ON_SALE")).isEqualTo("SOLD_OUT");
              change(product, Map.of("status", "SOLD_OUT"))
                  .send()
                  .refusedWith(INVALID_REQUEST)
                  .naming("status");
            })
        .rule(
            "`stock` cannot be changed here.",
            () -> {
              long product = ADMIN.product(1, 5);
              change(product, Map.of("stock", 9))
                  .send()
                  .refusedWith(INVALID_REQUEST)
                  .naming("stock");
              assertThat(ADMIN.stockOf(product)).isEqualTo(5);
            })
        .rule(
            "An order that reserved the product before keeps the price that it was told.",
            () -> {
              long product = ADMIN.product(1_000, 5);
              Customer buyer = ADMIN.customerWith(10_000);
              long order;
              try (Held wallets = Held.table("wallet", "wallet")) {
                order = buyer.checkoutAsync(new Line(product, 1)).orFail().number("orderId");
                wallets.awaitSomebody();
                change(product, Map.of("price", 7_000)).send().ok(200);
              }
              JsonNode paid = Decided.order(buyer, order);
              assertThat(paid.path("amount").path("total").asLong()).isEqualTo(1_000);
            })
        .rule("A product that does not exist is 404 `PRODUCT_NOT_FOUND`.", unknown("changeProduct"))
        .refuses(PRODUCT_NOT_FOUND, "an unknown one", () -> change(UNKNOWN, Map.of("price", 1)))
        .rule(
            "Only ADMIN may change products; everybody else gets 403 `FORBIDDEN`.",
            () ->
                change(ADMIN.product(1, 1), Map.of("price", 2))
                    .by(1001)
                    .send()
                    .refusedWith(FORBIDDEN));
  }

  private static Rows restocking() {
    return Rows.of("restockProduct")
        .rule(
            "The reply's `stock` holds the new units.",
            () ->
                assertThat(restock(ADMIN.product(1, 5), 10).send().ok(200).path("stock").asLong())
                    .isEqualTo(15))
        .rule(
            "A `SOLD_OUT` product is `ON_SALE` again; a `STOPPED` one stays `STOPPED`.",
            () -> {
              long product = ADMIN.product(1, 0);
              assertThat(restock(product, 1).send().ok(200).path("status").asString())
                  .isEqualTo("ON_SALE");
              change(product, Map.of("status", "STOPPED")).send().ok(200);
              assertThat(restock(product, 1).send().ok(200).path("status").asString())
                  .isEqualTo("STOPPED");
            })
        .rule(
            "Units beyond a stock of 1,000,000,000 are 400 `INVALID_REQUEST`, and none is added.",
            () -> {
              long product = ADMIN.product(1, MOST_STOCK);
              restock(product, 1).send().refusedWith(INVALID_REQUEST).naming("qty");
              assertThat(ADMIN.stockOf(product)).isEqualTo(MOST_STOCK);
            })
        .rule(
            "A product that does not exist is 404 `PRODUCT_NOT_FOUND`.", unknown("restockProduct"))
        .refuses(PRODUCT_NOT_FOUND, "an unknown one", () -> restock(UNKNOWN, 1))
        .rule(
            "Only ADMIN may add stock; everybody else gets 403 `FORBIDDEN`.",
            () -> restock(ADMIN.product(1, 1), 1).by(1001).send().refusedWith(FORBIDDEN));
  }

  private static Executable unknown(String operation) {
    return () ->
        Call.to(operation, UNKNOWN)
            .byAdmin()
            .json(operation.equals("restockProduct") ? Map.of("qty", 1) : Map.of("price", 1))
            .send()
            .refusedWith(PRODUCT_NOT_FOUND);
  }

  private static String statusAfter(long product, String wish) {
    return change(product, Map.of("status", wish)).send().ok(200).path("status").asString();
  }

  private static Call change(long product, Map<String, ?> fields) {
    return Call.to("changeProduct", product).byAdmin().json(fields);
  }

  private static Call restock(long product, int qty) {
    return Call.to("restockProduct", product).byAdmin().json(Map.of("qty", qty));
  }

  private static Call create(Map<String, ?> fields) {
    var product = new HashMap<String, Object>(Map.of("name", "그릭요거트", "price", 3_200, "stock", 0));
    product.putAll(fields);
    return Call.to("createProduct").byAdmin().json(product);
  }

  private static long named(String name) {
    return create(Map.of("name", name)).send().ok(201).path("productId").asLong();
  }

  private static JsonNode read(long product) {
    return Call.to("getProduct", product).send().ok(200);
  }

  private static List<JsonNode> find(String query) {
    JsonNode page = Call.to("listProducts").query(query).send().ok(200);
    return page.path("items").valueStream().toList();
  }

  private static List<Long> idsOf(String keyword) {
    return find("keyword=" + URLEncoder.encode(keyword, StandardCharsets.UTF_8)).stream()
        .map(item -> item.path("productId").asLong())
        .toList();
  }

  /// Stands in no other name.
  private static String mark() {
    return UUID.randomUUID().toString().substring(0, 13);
  }
}
