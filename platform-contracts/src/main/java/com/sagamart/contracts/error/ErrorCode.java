package com.sagamart.contracts.error;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Every code that a client can meet, with its HTTP status and its message in Korean and English.
public enum ErrorCode {
  INVALID_REQUEST(400, "요청이 올바르지 않습니다.", "The request is not valid."),
  INVALID_AMOUNT(400, "금액이 올바르지 않습니다.", "The amount is not valid."),
  INVALID_CURSOR(400, "커서가 올바르지 않습니다.", "The cursor is not valid."),
  INVALID_IDEMPOTENCY_KEY(400, "Idempotency-Key가 올바르지 않습니다.", "The Idempotency-Key is not valid."),
  UNAUTHENTICATED(401, "인증이 필요합니다.", "Authentication is required."),
  FORBIDDEN(403, "권한이 없습니다.", "You are not allowed to do this."),
  NOT_FOUND(404, "요청한 경로를 찾을 수 없습니다.", "There is nothing at this path."),
  USER_NOT_FOUND(404, "사용자를 찾을 수 없습니다.", "The user does not exist."),
  PRODUCT_NOT_FOUND(404, "상품을 찾을 수 없습니다.", "The product does not exist."),
  COUPON_NOT_FOUND(404, "쿠폰을 찾을 수 없습니다.", "The coupon does not exist."),
  ORDER_NOT_FOUND(404, "주문을 찾을 수 없습니다.", "The order does not exist."),
  METHOD_NOT_ALLOWED(405, "허용되지 않는 메서드입니다.", "This method is not allowed here."),
  NOT_ACCEPTABLE(406, "요청한 형식으로 응답할 수 없습니다.", "Only application/json can be answered."),
  OUT_OF_STOCK(409, "재고가 부족합니다.", "Not enough stock."),
  WALLET_INSUFFICIENT_BALANCE(409, "잔액이 부족합니다.", "The balance is not enough."),
  BALANCE_LIMIT_EXCEEDED(409, "지갑 한도를 초과합니다.", "The wallet cannot hold that much."),
  COUPON_SOLD_OUT(409, "쿠폰이 모두 소진되었습니다.", "The coupon is sold out."),
  COUPON_EXPIRED(409, "만료된 쿠폰입니다.", "The coupon has expired."),
  COUPON_NOT_STARTED(409, "아직 발급이 시작되지 않은 쿠폰입니다.", "The coupon cannot be claimed yet."),
  COUPON_ALREADY_ISSUED(409, "이미 발급받은 쿠폰입니다.", "The coupon was already issued to this user."),
  COUPON_ALREADY_USED(409, "이미 사용한 쿠폰입니다.", "The coupon was already used."),
  COUPON_INVALID(409, "사용할 수 없는 쿠폰입니다.", "This coupon cannot be used."),
  ORDER_NOT_CANCELLABLE(409, "취소할 수 없는 주문입니다.", "The order cannot be cancelled."),
  REQUEST_IN_PROGRESS(409, "같은 요청을 처리하고 있습니다.", "The same request is still being processed."),
  PAYLOAD_TOO_LARGE(413, "요청 본문이 너무 큽니다.", "The request body is too large."),
  UNSUPPORTED_MEDIA_TYPE(415, "지원하지 않는 본문 형식입니다.", "The body must be application/json."),
  IDEMPOTENCY_KEY_REUSED(
      422, "다른 요청에 사용한 Idempotency-Key입니다.", "The Idempotency-Key was used for another request."),
  RATE_LIMITED(429, "요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.", "Too many requests. Please try again later."),
  INTERNAL_ERROR(500, "일시적인 오류가 발생했습니다.", "Something went wrong on our side."),
  SERVICE_UNAVAILABLE(
      503, "서비스를 일시적으로 사용할 수 없습니다.", "The service is unavailable for a moment. Please try again."),
  TIMEOUT(504, "제한 시간 안에 처리하지 못했습니다.", "The request was not answered in time.");

  private final int status;
  private final String korean;
  private final String english;

  ErrorCode(int status, String korean, String english) {
    this.status = status;
    this.korean = korean;
    this.english = english;
  }

  /// The HTTP status that goes with this code.
  public int status() {
    return status;
  }

  /// The message for a reader of `locale`: English where it asks for English, otherwise Korean.
  public String message(Locale locale) {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? english : korean;
  }

  /// The message, with the field that is at fault behind it where there is one: `… (items[0].qty)`.
  public String message(Locale locale, @Nullable String field) {
    return field == null ? message(locale) : message(locale) + " (" + field + ")";
  }
}
