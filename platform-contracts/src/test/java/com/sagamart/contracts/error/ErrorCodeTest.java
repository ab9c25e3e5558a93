package com.sagamart.contracts.error;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {

  /// The API's table of errors; clients hold on to it.
  private static final Map<Integer, Set<String>> TABLE =
      Map.ofEntries(
          row(400, "INVALID_REQUEST INVALID_AMOUNT INVALID_CURSOR INVALID_IDEMPOTENCY_KEY"),
          row(401, "UNAUTHENTICATED"),
          row(403, "FORBIDDEN"),
          row(404, "NOT_FOUND USER_NOT_FOUND PRODUCT_NOT_FOUND COUPON_NOT_FOUND ORDER_NOT_FOUND"),
          row(405, "METHOD_NOT_ALLOWED"),
          row(406, "NOT_ACCEPTABLE"),
          row(413, "PAYLOAD_TOO_LARGE"),
          row(415, "UNSUPPORTED_MEDIA_TYPE"),
          row(
              409,
              "OUT_OF_STOCK WALLET_INSUFFICIENT_BALANCE BALANCE_LIMIT_EXCEEDED"
                  + " COUPON_SOLD_OUT COUPON_EXPIRED COUPON_NOT_STARTED COUPON_ALREADY_ISSUED"
                  + " COUPON_ALREADY_USED COUPON_INVALID ORDER_NOT_CANCELLABLE"
                  + " REQUEST_IN_PROGRESS"),
          row(422, "IDEMPOTENCY_KEY_REUSED"),
          row(429, "RATE_LIMITED"),
          row(500, "INTERNAL_ERROR"),
          row(503, "SERVICE_UNAVAILABLE"),
          row(504, "TIMEOUT"));

  @Test
  void areTheCodesOfTheTableWithItsStatuses() {
    assertThat(
            Stream.of(ErrorCode.values())
                .collect(groupingBy(ErrorCode::status, mapping(ErrorCode::name, toSet()))))
        .isEqualTo(TABLE);
  }

  @ParameterizedTest
  @EnumSource
  void speaksKoreanAndEnglish(ErrorCode code) {
    assertThat(code.message(Locale.KOREAN)).containsPattern("[가-힣]");
    assertThat(code.message(Locale.ENGLISH)).matches("[\\x20-\\x7e]+\\.");
  }

  @Test
  void speaksKoreanToWhoeverAsksForNeither() {
    assertThat(ErrorCode.OUT_OF_STOCK.message(Locale.FRENCH)).isEqualTo("재고가 부족합니다.");
    assertThat(ErrorCode.OUT_OF_STOCK.message(Locale.US)).isEqualTo("Not enough stock.");
  }

  @Test
  void saysTheSpecificationsOwnMessage() {
    assertThat(ErrorCode.WALLET_INSUFFICIENT_BALANCE.message(Locale.KOREA)).isEqualTo("잔액이 부족합니다.");
  }

  @Test
  void namesTheFieldAtFault() {
    assertThat(ErrorCode.INVALID_REQUEST.message(Locale.ENGLISH, "items[0].qty"))
        .isEqualTo("The request is not valid. (items[0].qty)");
    assertThat(ErrorCode.INVALID_REQUEST.message(Locale.ENGLISH, null))
        .isEqualTo("The request is not valid.");
  }

  private static Map.Entry<Integer, Set<String>> row(int status, String codes) {
    return Map.entry(status, Set.of(codes.split(" ")));
  }
}
