package com.sagamart.starter.duty;

/// Work that a replica does unasked, on threads of its own. Brokers or a database that are away
/// keep it waiting; they do not make it undone.
public interface Duty {

  /// The word for it, in the health of the replica.
  String duty();

  /// Whether there is still somebody in this replica to do it.
  boolean isAttendedTo();
}
