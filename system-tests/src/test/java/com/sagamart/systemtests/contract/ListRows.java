package com.sagamart.systemtests.contract;

import static com.sagamart.contracts.error.ErrorCode.INVALID_CURSOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What holds for every list with a cursor.
final class ListRows {

  private ListRows() {}

  static List<Row> rows() {
    return Rows.of(Contract.PLATFORM)
        .rule(
            "A list with a cursor answers `{\"items\", \"nextCursor\"}`; `nextCursor` is null on the"
                + " last page, and otherwise is the `cursor` of the next.",
            () -> {
              JsonNode page = products("limit=1");
              assertThat(page.propertyNames()).containsExactlyInAnyOrder("items", "nextCursor");
              long first = page.path("items").get(0).path("productId").asLong();
              JsonNode next = products("limit=1&cursor=" + page.path("nextCursor").asString());
              assertThat(next.path("items").get(0).path("productId").asLong()).isGreaterThan(first);
              assertThat(products("keyword=no+such+product").path("nextCursor").isNull()).isTrue();
            })
        .rule(
            "Following `nextCursor` to the end shows each item once.",
            () -> {
              List<Long> seen = new ArrayList<>();
              String cursor = "";
              while (cursor != null) {
                JsonNode page =
                    products("keyword=%EC%9C%A0%EA%B8%B0%EB%86%8D&limit=2&cursor=" + cursor);
                page.path("items").forEach(item -> seen.add(item.path("productId").asLong()));
                cursor = page.path("nextCursor").asString(null);
              }
              assertThat(seen).isNotEmpty().doesNotHaveDuplicates().contains(101L);
            })
        .rule(
            "A cursor that was changed, made up, or taken from a list of another kind is 400 `INVALID_CURSOR`;"
                + " an empty one means the first page.",
            () -> {
              String cursor = products("limit=1").path("nextCursor").asString();
              String changed = (cursor.charAt(0) == 'A' ? "B" : "A") + cursor.substring(1);
              for (String bad : List.of("x", changed, cursor.substring(1))) {
                Call.to("listProducts").query("cursor=" + bad).send().refusedWith(INVALID_CURSOR);
              }
              Call.to("listOrders", 1001)
                  .by(1001)
                  .query("cursor=" + cursor)
                  .send()
                  .refusedWith(INVALID_CURSOR);
              assertThat(products("cursor=&limit=1")).isEqualTo(products("limit=1"));
            })
        .list();
  }

  private static JsonNode products(String query) {
    return Call.to("listProducts").query(query).send().ok(200);
  }
}
