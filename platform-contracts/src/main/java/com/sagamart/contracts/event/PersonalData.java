package com.sagamart.contracts.event;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which fields of events are about a person, and what they tell of one. No event has a name, an
/// address, a token or a secret. A field has the same meaning in every event that has it; a new one
/// must be decided about here before a test passes.
public final class PersonalData {

  private static final Map<String, String> PERSONAL =
      Map.ofEntries(
          Map.entry("userId", "the customer, by number: identifies"),
          Map.entry("orderId", "leads to the customer"),
          Map.entry("couponIssueId", "is held by one customer"),
          Map.entry("productId", "what the customer bought"),
          Map.entry("name", "what the customer bought"),
          Map.entry("qty", "what the customer bought"),
          Map.entry("subtotal", "what the customer spent"),
          Map.entry("discount", "what the customer saved"),
          Map.entry("total", "what the customer spent"),
          Map.entry("amount", "what the customer got back"),
          Map.entry("balanceAfter", "how much money the customer has"),
          Map.entry("paidAt", "when the customer bought"),
          Map.entry("cause", "what the customer did, or not"),
          Map.entry("reason", "why the customer could not buy"));

  private static final Set<String> IMPERSONAL = Set.of("unitPrice");

  private PersonalData() {}

  /// What a field with this name tells of a person; empty when it tells nothing.
  public static Optional<String> in(String field) {
    return Optional.ofNullable(PERSONAL.get(field));
  }

  /// The fields that have been decided about.
  static Set<String> decided() {
    return Stream.concat(PERSONAL.keySet().stream(), IMPERSONAL.stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
