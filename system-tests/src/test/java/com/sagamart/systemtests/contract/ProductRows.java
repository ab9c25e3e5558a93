package com.sagamart.systemtests.contract;

import static com.sagamart.contracts.error.ErrorCode.INVALID_CURSOR;
import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static com.sagamart.contracts.error.ErrorCode.PRODUCT_NOT_FOUND;
import static com.sagamart.systemtests.contract.Goods.change;
import static com.sagamart.systemtests.contract.Goods.named;
import static com.sagamart.systemtests.contract.Goods.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer.Line;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Products to look at.
final class ProductRows {

  private static final long UNKNOWN = 999_999_999;
  private static final Admin ADMIN = new Admin();

  private ProductRows() {}

  static List<Row> rows() {
    return Stream.of(reading(), listing()).flatMap(rows -> rows.list().stream()).toList();
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
