package com.sagamart.devstack.load;

/// What a turn came to.
///
/// @param good whether it is what was wanted
/// @param what in one word, such as an error code; turns are counted by it
public record Answer(boolean good, String what) {

  public static Answer good(String what) {
    return new Answer(true, what);
  }

  public static Answer bad(String what) {
    return new Answer(false, what);
  }
}
