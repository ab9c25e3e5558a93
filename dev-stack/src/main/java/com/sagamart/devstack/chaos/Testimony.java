package com.sagamart.devstack.chaos;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import com.sagamart.devstack.chaos.Answer.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one customer was told, held against what the databases say when everything is at rest: a
/// word that was given is kept, and what was asked for once was done at most once.
///
/// @param customer whose answers these are
/// @param answers all that this customer was given
record Testimony(long customer, List<Answer> answers) {

  private static final int OK = 200;

  /// What the databases say of a customer at rest.
  ///
  /// @param orders the status of each
  /// @param charged the sum of all charges, in KRW
  /// @param couponIssues how many coupons were issued
  record Books(Map<Long, String> orders, long charged, long couponIssues) {}

  /// Everybody's.
  static List<Testimony> of(List<Answer> answers) {
    return answers.stream().collect(groupingBy(Answer::customer)).entrySet().stream()
        .map(it -> new Testimony(it.getKey(), it.getValue()))
        .toList();
  }

  /// Where the books do not bear it out.
  List<String> brokenWords(Books books) {
    List<String> broken = new ArrayList<>();
    Map<String, List<Answer>> checkouts = attempts(Deed.CHECKOUT);
    Set<Long> toCancel = of(Deed.CANCEL).stream().map(Answer::subject).collect(toSet());
    checkouts.forEach((key, attempts) -> hold(key, attempts, books, toCancel, broken));
    for (Answer answer : of(Deed.CANCEL)) {
      String status = books.orders().get(answer.subject());
      if (answer.status() == OK && !"CANCELLED".equals(status)) {
        broken.add(
            "user %d was told that order %d is cancelled, and it is %s"
                .formatted(customer, answer.subject(), status));
      }
    }
    if (books.orders().size() > checkouts.size()) {
      broken.add(
          "user %d wanted %d orders and has %d"
              .formatted(customer, checkouts.size(), books.orders().size()));
    }
    within("KRW charged", books.charged(), amounts(true), amounts(false), broken);
    within("coupons issued", books.couponIssues(), claims(true), claims(false), broken);
    return broken;
  }

  private void hold(
      String key, List<Answer> attempts, Books books, Set<Long> toCancel, List<String> broken) {
    Set<Long> told =
        attempts.stream().filter(Answer::isSuccess).map(Answer::subject).collect(toSet());
    if (told.size() > 1) {
      broken.add("user %d got the orders %s for the one key %s".formatted(customer, told, key));
    }
    for (long order : told) {
      String status = books.orders().get(order);
      boolean toldPaid =
          attempts.stream().anyMatch(it -> it.subject() == order && it.state().equals("PAID"));
      boolean isKept =
          toldPaid
              ? "PAID".equals(status) || ("CANCELLED".equals(status) && toCancel.contains(order))
              : status != null;
      if (!isKept) {
        broken.add(
            "user %d was told that order %d is %s, and it is %s"
                .formatted(customer, order, toldPaid ? "PAID" : "placed", status));
      }
    }
  }

  private void within(String what, long is, long least, long most, List<String> broken) {
    if (is < least || is > most) {
      broken.add(
          "user %d has %,d %s, and was told of %,d, at most %,d"
              .formatted(customer, is, what, least, most));
    }
  }

  /// What was charged for certain, or at most.
  private long amounts(boolean forCertain) {
    return attempts(Deed.CHARGE).values().stream()
        .filter(attempts -> forCertain ? isDone(attempts) : mayBeDone(attempts))
        .mapToLong(attempts -> attempts.getFirst().subject())
        .sum();
  }

  private long claims(boolean forCertain) {
    return attempts(Deed.CLAIM).values().stream()
        .filter(attempts -> forCertain ? isDone(attempts) : mayBeDone(attempts))
        .count();
  }

  private static boolean isDone(List<Answer> attempts) {
    return attempts.stream().anyMatch(Answer::isSuccess);
  }

  private static boolean mayBeDone(List<Answer> attempts) {
    return isDone(attempts) || attempts.stream().noneMatch(Answer::isFinal);
  }

  private List<Answer> of(Deed deed) {
    return answers.stream().filter(it -> it.deed() == deed).toList();
  }

  private Map<String, List<Answer>> attempts(Deed deed) {
    return of(deed).stream().collect(groupingBy(Answer::key));
  }
}
