package com.sagamart.devstack.chaos;

/// What one request came to.
///
/// @param customer who asked
/// @param deed what was asked for
/// @param key the idempotency key: the same for all attempts at one deed
/// @param status the HTTP status, or 0 when no answer came
/// @param isReplayed whether the shop said that it has answered this before
/// @param code the error's code; empty when it was none
/// @param subject the order or coupon issue that was answered, or the amount that was charged; 0
///     when there is none
/// @param state what the answer said about the order: `PAID`, `PENDING`; empty when it said nothing
/// @param askedAtMs when it was sent, since the load began
/// @param tookMs how long the answer took
record Answer(
    long customer,
    Deed deed,
    String key,
    int status,
    boolean isReplayed,
    String code,
    long subject,
    String state,
    long askedAtMs,
    long tookMs) {

  /// What a customer does.
  enum Deed {
    CHECKOUT,
    CHARGE,
    CANCEL,
    CLAIM,
    BROWSE
  }

  private static final int NONE = 0;
  private static final int CREATED = 201;
  private static final int CONFLICT = 409;
  private static final int FIRST_ERROR = 400;
  private static final int FIRST_FAILURE = 500;
  private static final int LIMITED = 429;

  boolean isSuccess() {
    return status != NONE && status < FIRST_ERROR;
  }

  /// Whether the shop has said what becomes of it. Otherwise a client tries again, with the same
  /// key.
  boolean isFinal() {
    return isReplayed
        || (status != NONE
            && status < FIRST_FAILURE
            && status != LIMITED
            && !code.equals("REQUEST_IN_PROGRESS"));
  }

  /// Whether a checkout was decided while the customer waited, either way.
  boolean isDecided() {
    return deed == Deed.CHECKOUT && (status == CREATED || status == CONFLICT) && isFinal();
  }

  /// The status, with the code of an error.
  String outcome() {
    if (status == NONE) {
      return "no answer";
    }
    return code.isEmpty() ? Integer.toString(status) : status + " " + code;
  }
}
