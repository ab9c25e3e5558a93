package com.sagamart.devstack.scaling;

import com.sagamart.contracts.saga.Participant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// One on its way through the simulation.
///
/// @param key which partition its events go to, and which databases its rows
/// @param stock the databases that its products lie in
/// @param heard by service, of how many pieces of the stock it knows that they are reserved
record Checkout(
    double at, int key, boolean coupon, List<Integer> stock, Map<Participant, Integer> heard) {

  static Checkout of(double at, int key, boolean coupon, List<Integer> stock) {
    return new Checkout(at, key, coupon, stock, new EnumMap<>(Participant.class));
  }

  /// Whether the service knows now that everything is reserved.
  boolean heardOfAPiece(Participant service) {
    int pieces = heard.getOrDefault(service, 0) + 1;
    heard.put(service, pieces);
    return pieces == stock.size();
  }
}
