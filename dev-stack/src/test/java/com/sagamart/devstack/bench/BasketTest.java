package com.sagamart.devstack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BasketTest {

  private static final Population POPULATION = new Population(10, 20, 5, 3);

  @Test
  void threeInTenCarryACouponOfTheirBuyerWhichNoOtherCarries() {
    List<Basket> baskets =
        LongStream.range(0, 100).mapToObj(it -> Basket.uniform(POPULATION, it)).toList();
    Set<Long> issues = new HashSet<>();

    baskets.forEach(
        basket ->
            basket
                .issue()
                .ifPresent(
                    issue -> {
                      assertThat(issues.add(issue)).isTrue();
                      assertThat(issue % POPULATION.buyers()).isEqualTo(basket.buyer());
                    }));

    assertThat(issues).hasSize(30);
  }

  @Test
  void goOnWithoutCouponsWhenAllAreUsed() {
    assertThat(Basket.uniform(POPULATION, 100).issue()).isEmpty();
  }

  @Test
  void twoDifferentProductsInOrderAreBought() {
    for (long turn = 0; turn < 1_000; turn++) {
      assertThat(Basket.uniform(POPULATION, turn).products())
          .hasSize(2)
          .doesNotHaveDuplicates()
          .isSorted()
          .allMatch(it -> it >= 0 && it < POPULATION.products());
    }
  }

  @Test
  void readsAsACheckout() {
    assertThat(new Basket(1, List.of(0, 2), Optional.of(7L)).json())
        .isEqualTo(
            """
            {"userId":1000000002,"items":[{"productId":1000000001,"qty":1},\
            {"productId":1000000003,"qty":1}],"couponIssueId":1000000008}""");
    assertThat(new Basket(1, List.of(0), Optional.empty()).json())
        .isEqualTo("{\"userId\":1000000002,\"items\":[{\"productId\":1000000001,\"qty\":1}]}");
  }

  @Test
  void thePopulationHasACouponForEachCheckoutThatCarriesOne() {
    assertThat(Population.forCheckouts(100_000).issues()).isBetween(30_000L, 40_000L);
  }
}
