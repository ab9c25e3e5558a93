package com.sagamart.devstack.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.chaos.Answer.Deed;
import com.sagamart.devstack.chaos.Testimony.Books;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestimonyTest {

  private static final Books NOTHING = new Books(Map.of(), 0, 0);

  @Test
  void aWordThatIsKeptIsNoNews() {
    assertThat(
            broken(
                new Books(Map.of(7L, "PAID", 8L, "CANCELLED", 9L, "REJECTED"), 500, 1),
                checkout("a", 201, 7, "PAID"),
                checkout("b", 0, 0, ""),
                checkout("b", 201, 8, "PAID"),
                answer(Deed.CANCEL, "c", 200, 8, "CANCELLED"),
                checkout("d", 202, 9, "PENDING"),
                answer(Deed.CHARGE, "e", 201, 500, ""),
                answer(Deed.CLAIM, "f", 201, 70, "")))
        .isEmpty();
  }

  @Test
  void namesAPaidOrderThatIsLostOrUndone() {
    assertThat(broken(NOTHING, checkout("a", 201, 7, "PAID")))
        .containsExactly("user 1 was told that order 7 is PAID, and it is null");
    assertThat(broken(orders(Map.of(7L, "CANCELLED")), checkout("a", 201, 7, "PAID")))
        .containsExactly("user 1 was told that order 7 is PAID, and it is CANCELLED");
  }

  @Test
  void namesAnAcceptedOrderThatIsLost() {
    assertThat(broken(NOTHING, checkout("a", 202, 7, "PENDING")))
        .containsExactly("user 1 was told that order 7 is placed, and it is null");
  }

  @Test
  void namesACancellationThatDidNotHappen() {
    assertThat(
            broken(
                orders(Map.of(7L, "PAID")),
                checkout("a", 201, 7, "PAID"),
                answer(Deed.CANCEL, "b", 200, 7, "CANCELLED")))
        .containsExactly("user 1 was told that order 7 is cancelled, and it is PAID");
  }

  @Test
  void namesTwoOrdersForOneKey() {
    Books two = orders(Map.of(7L, "PAID", 8L, "PAID"));

    assertThat(broken(two, checkout("a", 201, 7, "PAID"), checkout("a", 201, 8, "PAID")))
        .anyMatch(it -> it.contains("for the one key a"))
        .contains("user 1 wanted 1 orders and has 2");
  }

  @Test
  void namesACouponThatWasPromisedAndIsNotThere() {
    assertThat(broken(NOTHING, answer(Deed.CLAIM, "a", 201, 70, "")))
        .containsExactly("user 1 has 0 coupons issued, and was told of 1, at most 1");
  }

  @Test
  void whatWasChargedLiesBetweenWhatIsCertainAndWhatMayBe() {
    Answer certain = answer(Deed.CHARGE, "a", 201, 500, "");
    Answer unanswered = answer(Deed.CHARGE, "b", 0, 30, "");
    Answer refused = answer(Deed.CHARGE, "c", 400, 1, "");

    assertThat(broken(charged(500), certain, unanswered, refused)).isEmpty();
    assertThat(broken(charged(530), certain, unanswered, refused)).isEmpty();
    assertThat(broken(charged(1_000), certain, unanswered, refused))
        .containsExactly("user 1 has 1,000 KRW charged, and was told of 500, at most 530");
    assertThat(broken(charged(30), certain, unanswered, refused)).hasSize(1);
  }

  private static Books orders(Map<Long, String> orders) {
    return new Books(orders, 0, 0);
  }

  private static Books charged(long amount) {
    return new Books(Map.of(), amount, 0);
  }

  private static List<String> broken(Books books, Answer... answers) {
    return new Testimony(1, List.of(answers)).brokenWords(books);
  }

  private static Answer checkout(String key, int status, long order, String state) {
    return answer(Deed.CHECKOUT, key, status, order, state);
  }

  private static Answer answer(Deed deed, String key, int status, long subject, String state) {
    return new Answer(1, deed, key, status, false, "", subject, state, 0, 1);
  }
}
