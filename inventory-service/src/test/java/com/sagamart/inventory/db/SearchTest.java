package com.sagamart.inventory.db;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.inventory.domain.ProductSummary;
import com.sagamart.inventory.domain.Products;
import com.sagamart.test.Owner;
import com.sagamart.test.ServiceTest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Among twenty thousand products, a page is right and takes a look at few of them. How many, the
/// server has counted.
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {

  private static final int MANY = 20_000;
  private static final int PAGE = 21;
  private static final int SHELF = 8_192;

  /// Prepared statements get a plan for any parameters after some use, which must not be worse.
  private static final int OFTEN = 12;

  @Autowired private Products products;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Owner owner;
  @Autowired private TransactionTemplate transaction;
  private long first;

  @BeforeAll
  void fill() {
    first = number("SELECT nextval('product_number') + 50");
    owner.jdbc().queryForList("SELECT setval('product_number', ?)", first + MANY + 50);
    jdbc.update(
        """
        INSERT INTO product (product_id, name, price, description, images, stopped,
          stocked, available, reserved, sold)
        SELECT ? + n,
          CASE n % 10 WHEN 1 THEN '유기농 우유' WHEN 2 THEN 'Organic Tea' ELSE 'Soap' END || n
          || CASE WHEN n > 10000 THEN ' Bulk' ELSE '' END
          || CASE n WHEN 19000 THEN ' 보물상자' WHEN 19001 THEN ' 100%_off\\!' ELSE '' END
          || CASE n % 400 WHEN 7 THEN ' 한정판' ELSE '' END,
          1000, '', '{}', false, 1, 1, 0, 0
        FROM generate_series(1, ?) n
        """,
        first, MANY);
    owner.jdbc().execute("ANALYZE product");
  }

  @AfterAll
  void clear() {
    owner
        .jdbc()
        .update("DELETE FROM product WHERE product_id BETWEEN ? AND ?", first, first + MANY);
  }

  @ParameterizedTest(name = "{0} behind {1}")
  @CsvSource({
    // a page of what is everywhere comes from nearby
    "우유,0,250",
    "우유,15000,250",
    "유,0,250",
    "organic t,12000,250",
    "o,0,250",
    // what is rare is found without the others
    "보물상자,0,1020",
    "물상,0,1020",
    "보,0,1020",
    "'100%_OFF\\!',0,1020",
    "%,0,1020",
    "_,0,1020",
    "\\,0,1020",
    "!,0,1020",
    "한정판,0,1080",
    "정판,3000,1080",
    "한,19000,1080",
    "9999,0,1110",
    // and so is that there is none
    "없는 상품,0,1020",
    "냉면,0,1020",
    "뷁,0,1020",
    "%%,0,1020",
    "우유 유기농,0,1020",
    // of what is frequent but far away, one shelf is read
    "bulk,0,9300",
    "k,0,9300"
  })
  void looksAtFewAndFindsAll(String keyword, long behind, long touches) {
    long after = first + behind;
    List<Long> right =
        jdbc.query(
            "SELECT product_id, name FROM product WHERE product_id > ? ORDER BY product_id",
            (row, _) ->
                row.getString(2).toLowerCase(ROOT).contains(keyword.toLowerCase(ROOT))
                    ? row.getLong(1)
                    : 0L,
            after);
    right.removeIf(id -> id == 0);
    for (int i = 0; i < OFTEN; i++) {
      assertThat(touchedFor(keyword, after, right)).isLessThanOrEqualTo(touches);
    }
  }

  @Test
  void aHundredLettersAreLookedForByAFew() {
    String keyword = "유기농 우유".repeat(16);
    assertThat(touchedFor(keyword, first, List.of())).isLessThanOrEqualTo(SHELF);
  }

  @Test
  void thePagesOfAllProductsAreReadWhereTheyBegin() {
    for (long behind : List.of(0L, 10_000L, MANY - 10L)) {
      long after = first + behind;
      List<Long> right =
          jdbc.query(
              "SELECT product_id FROM product WHERE product_id > ? ORDER BY product_id",
              (row, _) -> row.getLong(1),
              after);
      assertThat(touchedFor("", after, right)).isLessThanOrEqualTo(PAGE + 1);
    }
  }

  /// Sales must not have to write to the index of names.
  @Test
  void aSaleTouchesNoIndex() {
    transaction.executeWithoutResult(
        _ -> {
          String inPlace = "SELECT n_tup_hot_upd FROM pg_stat_xact_user_tables WHERE relname = ?";
          long before = number(inPlace, "product");
          jdbc.update(
              "UPDATE product SET available = 0, sold = 1, name = name || '' WHERE product_id = ?",
              first + 1);
          assertThat(number(inPlace, "product") - before).isEqualTo(1);
        });
  }

  private long touchedFor(String keyword, long after, List<Long> right) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              long before = touched();
              assertThat(products.list(keyword, after, PAGE))
                  .extracting(ProductSummary::productId)
                  .isEqualTo(right.stream().limit(PAGE).toList());
              return touched() - before;
            }));
  }

  private long touched() {
    return number(
        """
        SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
        WHERE relname = 'product'
        """);
  }

  private long number(String sql, Object... arguments) {
    return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, arguments));
  }
}
