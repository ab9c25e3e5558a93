package com.sagamart.systemtests.contract;

import static com.sagamart.contracts.error.ErrorCode.FORBIDDEN;
import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static com.sagamart.contracts.error.ErrorCode.PRODUCT_NOT_FOUND;
import static com.sagamart.systemtests.contract.Goods.change;
import static com.sagamart.systemtests.contract.Goods.read;
import static com.sagamart.systemtests.contract.Goods.restock;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;

/// Putting products on the shelves and changing them.
final class StockingRows {

  private static final long UNKNOWN = 999_999_999;
  private static final int MOST_STOCK = 1_000_000_000;
  private static final Admin ADMIN = new Admin();

  private StockingRows() {}

  static List<Row> rows() {
    return Stream.of(creating(), changing(), restocking())
        .flatMap(rows -> rows.list().stream())
        .toList();
  }

  private static Rows creating() {
    return Rows.of("createProduct")
        .rule(
            "`Location` is the new product's path, and its number is new.",
            () -> {
              Answer first = Goods.create(Map.of()).send();
              long id = first.ok(201).path("productId").asLong();
              assertThat(first.header("Location")).isEqualTo("/v1/products/" + id);
              assertThat(Goods.create(Map.of()).send().ok(201).path("productId").asLong())
                  .isGreaterThan(id);
            })
        .rule(
            "A `description` that is absent or null becomes empty, as do `images`.",
            () -> {
              var nothing = new HashMap<String, Object>();
              nothing.put("description", null);
              nothing.put("images", null);
              for (Map<String, ?> fields : List.of(nothing, Map.<String, Object>of())) {
                JsonNode product = Goods.create(fields).send().ok(201);
                assertThat(product.path("description").asString("?")).isEmpty();
                assertThat(product.path("images").isArray()).isTrue();
                assertThat(product.path("images").size()).isZero();
              }
            })
        .rule(
            "An image is an https URL of at most 2,048 characters.",
            () -> {
              String longest = "https://images.example/" + "m".repeat(2_048 - 23);
              Goods.create(Map.of("images", List.of(longest))).send().ok(201);
              for (String bad :
                  List.of(longest + "m", "http://images.example/milk.jpg", "milk.jpg", "")) {
                Goods.create(Map.of("images", List.of(bad))).send().refusedWith(INVALID_REQUEST);
              }
              Goods.create(Map.of("images", Collections.nCopies(11, "https://images.example/a")))
                  .send()
                  .refusedWith(INVALID_REQUEST)
                  .naming("images");
            })
        .rule(
            "Only ADMIN may create products; everybody else gets 403 `FORBIDDEN`.",
            () -> Goods.create(Map.of()).by(1001).send().refusedWith(FORBIDDEN));
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
}
