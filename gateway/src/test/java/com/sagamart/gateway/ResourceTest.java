package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

class ResourceTest {

  @ParameterizedTest
  @CsvSource({
    "GET,    /v1/products,              READ",
    "HEAD,   /v1/products/101,          READ",
    "GET,    /v1/orders/7000001,        READ",
    "GET,    /v1/wallets/1001/charge,   READ",
    "POST,   /v1/wallets/1001/charge,   CHARGE",
    "POST,   /v1/wallets/1001/%63harge, CHARGE",
    "POST,   /v1/coupons/9001/issue,    COUPON_ISSUE",
    "POST,   /v1/orders/checkout,       CHECKOUT",
    "POST,   /v1/orders/7000001/cancel, CHECKOUT",
    "POST,   /v1/products,              OTHER_WRITE",
    "PUT,    /v1/wallets/1001,          OTHER_WRITE",
    "DELETE, /v1/anything,              OTHER_WRITE",
  })
  void isWhatMethodAndPathAskFor(String method, String path, Resource resource) {
    assertThat(Resource.of(HttpMethod.valueOf(method), PathContainer.parsePath(path)))
        .isEqualTo(resource);
  }

  @Test
  void readsWhichCouponIsClaimed() {
    assertThat(couponIn("9001")).isEqualTo(9001);
    assertThat(couponIn("%39001")).isEqualTo(9001);
  }

  @ParameterizedTest
  @ValueSource(strings = {"09001", "+9001", "0x2329", "%209001", "9001%20", "-1", "x"})
  void gathersIdsThatAreSpeltOtherwise(String id) {
    assertThat(couponIn(id)).isZero();
  }

  private static long couponIn(String id) {
    return Resource.couponIn(PathContainer.parsePath("/v1/coupons/" + id + "/issue"));
  }
}
