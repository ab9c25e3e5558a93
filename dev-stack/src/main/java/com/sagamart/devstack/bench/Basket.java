package com.sagamart.devstack.bench;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// What is bought in one checkout. The same turn always buys the same, on the platform and in the
/// plain transaction.
///
/// @param buyer the index of a buyer
/// @param products indexes, ascending; one unit of each
/// @param issue the index of the coupon issue that it carries
record Basket(int buyer, List<Integer> products, Optional<Long> issue) {

  /// Two products out of all.
  static Basket uniform(Population population, long turn) {
    SplittableRandom random = new SplittableRandom(turn);
    int first = random.nextInt(population.products());
    int second = random.nextInt(population.products() - 1);
    int other = second < first ? second : second + 1;
    return of(population, turn, List.of(Math.min(first, other), Math.max(first, other)));
  }

  /// The one product that everybody wants.
  static Basket hot(Population population, long turn) {
    return of(population, turn, List.of(0));
  }

  private static Basket of(Population population, long turn, List<Integer> products) {
    long inTen = turn % 10;
    long issue = turn / 10 * Population.COUPONS_IN_TEN + inTen;
    boolean carries = inTen < Population.COUPONS_IN_TEN && issue < population.issues();
    return carries
        ? new Basket((int) (issue % population.buyers()), products, Optional.of(issue))
        : new Basket(population.buyerOf(turn), products, Optional.empty());
  }

  String json() {
    String lines =
        products.stream()
            .map(it -> "{\"productId\":" + (Population.FIRST_PRODUCT + it) + ",\"qty\":1}")
            .collect(Collectors.joining(","));
    String coupon =
        issue.map(it -> ",\"couponIssueId\":" + (Population.FIRST_ISSUE + it)).orElse("");
    long user = Population.FIRST_USER + buyer;
    return "{\"userId\":" + user + ",\"items\":[" + lines + "]" + coupon + "}";
  }

  long subtotal() {
    return products.size() * Population.PRICE;
  }

  long discount() {
    return issue.isPresent() ? subtotal() * Population.DISCOUNT_PERCENT / 100 : 0;
  }
}
