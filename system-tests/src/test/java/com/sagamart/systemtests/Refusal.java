package com.sagamart.systemtests;

/// The contract's answers to bad input, each with its status.
enum Refusal {
  INVALID_REQUEST(400),
  INVALID_AMOUNT(400),
  INVALID_CURSOR(400),
  INVALID_IDEMPOTENCY_KEY(400),
  UNAUTHENTICATED(401),
  FORBIDDEN(403),
  NOT_FOUND(404),
  USER_NOT_FOUND(404),
  PRODUCT_NOT_FOUND(404),
  COUPON_NOT_FOUND(404),
  ORDER_NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  COUPON_SOLD_OUT(409),
  COUPON_EXPIRED(409),
  COUPON_NOT_STARTED(409),
  COUPON_ALREADY_ISSUED(409),
  ORDER_NOT_CANCELLABLE(409),
  PAYLOAD_TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  IDEMPOTENCY_KEY_REUSED(422);

  private final int status;

  Refusal(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }
}
