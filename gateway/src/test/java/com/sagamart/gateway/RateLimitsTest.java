package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RateLimitsTest {

  @Test
  void areThoseOfTheContractUnlessToldOtherwise() {
    RateLimits limits = limits(Map.of());

    assertThat(limits.enabled()).isTrue();
    assertThat(limits.of(Resource.READ)).isEqualTo(new Rate(50, 100));
    assertThat(limits.of(Resource.CHARGE)).isEqualTo(new Rate(5, 10));
    assertThat(limits.of(Resource.COUPON_ISSUE)).isEqualTo(new Rate(5, 10));
    assertThat(limits.of(Resource.CHECKOUT)).isEqualTo(new Rate(10, 20));
    assertThat(limits.of(Resource.COUPON).perSecond()).isEqualTo(5_000);
  }

  @Test
  void areSettings() {
    RateLimits limits =
        limits(
            Map.of(
                "sagamart.gateway.limits.enabled", "off",
                "sagamart.gateway.limits.coupon-issue", "7/s burst 9",
                "sagamart.gateway.limits.coupon", "8/s"));

    assertThat(limits.enabled()).isFalse();
    assertThat(limits.of(Resource.COUPON_ISSUE)).isEqualTo(new Rate(7, 9));
    assertThat(limits.of(Resource.COUPON)).isEqualTo(new Rate(8, 8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "0/s", "5/s burst 0", "5/m", "-5/s", "5/s burst", "99999999/s"})
  void refusesWhatIsNotARate(String written) {
    assertThatThrownBy(() -> Rate.valueOf(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("50/s burst 100");
  }

  @Test
  void knowsWhenAnEmptyBucketIsFullAgain() {
    assertThat(new Rate(50, 100).timeToFull()).isEqualTo(Duration.ofSeconds(2));
    assertThat(new Rate(10, 5).timeToFull()).isEqualTo(Duration.ofMillis(500));
  }

  static RateLimits limits(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("sagamart.gateway.limits", RateLimits.class);
  }
}
