package com.sagamart.devstack.scaling;

/// What the steps of one service cost, in milliseconds of one core.
///
/// @param request one that comes over HTTP, without its database
/// @param take one event that is taken in, with what is said because of it, without the database
/// @param relay one row, in the replica that relays it
/// @param idleRelay the cores that a relay takes to look for rows, however few there are
/// @param requestInDatabase the order and its event, in their database
/// @param takeInDatabase one event that is taken in, in its database
record Bill(
    double request,
    double take,
    double relay,
    double idleRelay,
    double requestInDatabase,
    double takeInDatabase) {

  /// What one event keeps its consumer busy, which waits for its database.
  double consumer() {
    return take + takeInDatabase;
  }
}
