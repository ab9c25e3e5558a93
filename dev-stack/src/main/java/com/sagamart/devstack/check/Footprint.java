package com.sagamart.devstack.check;

import com.sagamart.devstack.check.Step.Debit;
import com.sagamart.devstack.check.Step.Redemption;
import com.sagamart.devstack.check.Step.Reservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What one order left in the three services that act for it.
record Footprint(
    Optional<Reservation> reservation, Optional<Redemption> redemption, Optional<Debit> debit) {

  /// What the steps should be for an order that ended like this one.
  ///
  /// @param standing the status of a step that stands; a step that does not was undone, or never
  ///     happened
  private record Expected(boolean standing, boolean mustHaveHappened, boolean mustBeKnown) {

    static Expected of(PlacedOrder order) {
      return new Expected(order.isPaid(), order.wasPaid(), order.isCancelled());
    }

    /// A refused order's missing steps are as good as undone; a cancelled one's leave tombstones.
    boolean allows(Optional<? extends Step> step, String stands, String undone) {
      if (step.isEmpty()) {
        return !mustHaveHappened && !mustBeKnown;
      }
      String status = step.get().status();
      return standing
          ? status.equals(stands)
          : status.equals(undone) || (step.get().isTombstone() && mayBeTombstone());
    }

    private boolean mayBeTombstone() {
      return mustBeKnown && !mustHaveHappened;
    }
  }

  /// What is wrong with it, if anything.
  List<String> objectionsTo(PlacedOrder order) {
    List<String> objections = new ArrayList<>();
    Expected expected = Expected.of(order);
    if (!expected.allows(reservation, "COMMITTED", "RELEASED")) {
      objections.add("its reservation is " + status(reservation));
    }
    if (!expected.allows(debit, "DEBITED", "REFUNDED")) {
      objections.add("its debit is " + status(debit));
    }
    if (!couponExpected(order).allows(redemption, "APPLIED", "RELEASED")) {
      objections.add("its coupon's redemption is " + status(redemption));
    }
    if (order.isCancelled() && order.wasPaid() && !order.isRefunded()) {
      objections.add("nobody noted that its money is back");
    }
    reservation.ifPresent(it -> compare(order, it, objections));
    debit.ifPresent(it -> compare(order, it, objections));
    redemption.ifPresent(it -> compare(order, it, objections));
    return objections;
  }

  /// An order without a coupon redeems none; only its cancellation leaves a tombstone.
  private Expected couponExpected(PlacedOrder order) {
    boolean carries = order.couponIssueId() != null;
    return carries || redemption.filter(it -> !it.isTombstone()).isPresent()
        ? Expected.of(order)
        : new Expected(false, false, order.isCancelled());
  }

  private static String status(Optional<? extends Step> step) {
    return step.map(Step::status).orElse("missing");
  }

  private static void compare(PlacedOrder order, Reservation held, List<String> objections) {
    if (held.userId() != order.userId()) {
      objections.add(
          "user %d ordered, but it is reserved for user %d"
              .formatted(order.userId(), held.userId()));
    }
    if (!held.isTombstone() && !held.lines().equals(order.lines())) {
      objections.add("it is for %s, but reserved %s".formatted(order.lines(), held.lines()));
    }
  }

  private static void compare(PlacedOrder order, Debit debit, List<String> objections) {
    if (debit.userId() != order.userId()) {
      objections.add("user %d ordered, but user %d pays".formatted(order.userId(), debit.userId()));
    }
    if (order.wasPaid() && !Objects.equals(order.total(), debit.amount())) {
      objections.add(
          "its total is %d, but %d were debited".formatted(order.total(), debit.amount()));
    }
  }

  private static void compare(PlacedOrder order, Redemption used, List<String> objections) {
    if (used.isTombstone()) {
      return;
    }
    if (!Objects.equals(used.couponIssueId(), order.couponIssueId())) {
      objections.add(
          "it carries coupon issue %s, but uses %s"
              .formatted(order.couponIssueId(), used.couponIssueId()));
    }
    if (!Objects.equals(used.userId(), order.userId())) {
      objections.add(
          "user %d ordered with the coupon of user %s".formatted(order.userId(), used.userId()));
    }
  }
}
