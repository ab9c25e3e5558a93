package com.sagamart.devstack.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.devstack.bench.Goal.Judged;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.load.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenarioTest {

  @Test
  void bringsAlongWhatItIsComparedWith() {
    assertThat(Scenario.named("browse")).containsExactly(Scenario.BROWSE);
    assertThat(Scenario.named("flash-sale"))
        .containsExactly(Scenario.CHECKOUT, Scenario.FLASH_SALE);
    assertThat(Scenario.named("grown")).containsExactly(Scenario.CHECKOUT, Scenario.GROWN);
    assertThat(Scenario.named("all")).containsExactly(Scenario.values());
  }

  @Test
  void namesAllWhenThereIsNoneOfThatName() {
    assertThatThrownBy(() -> Scenario.named("rush"))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining(
            "checkout, flash-sale, latency, coupon, overload, browse, grown and all");
  }

  @Test
  void halfOfThePlainRateIsEnoughForACheckout() {
    Measured measured = Samples.measured(2_000, 2_000, "OUT_OF_STOCK");

    assertThat(Scenario.CHECKOUT.judge(measured, 2 * measured.rate(), Double.NaN))
        .filteredOn(it -> it.what().equals("beside the plain transaction"))
        .singleElement()
        .matches(Judged::met)
        .extracting(Judged::measured)
        .isEqualTo(0.5);
  }

  @Test
  void aThirdOfCheckoutIsTooLittleForAFlashSale() {
    Measured measured = Samples.measured(2_000, 2_000, "OUT_OF_STOCK");

    assertThat(Scenario.FLASH_SALE.judge(measured, measured.rate(), 3 * measured.rate()))
        .filteredOn(it -> it.what().equals("beside checkout"))
        .singleElement()
        .matches(it -> !it.met());
  }

  @ParameterizedTest
  @EnumSource
  void oneInAHundredOtherAnswersIsTooManyForAnyScenario(Scenario scenario) {
    assertThat(scenario.judge(Samples.measured(1_000, 100, "HTTP 503"), 1, 1))
        .filteredOn(it -> it.what().equals("other answers"))
        .singleElement()
        .matches(it -> !it.met())
        .extracting(Judged::measured)
        .isEqualTo(1.0);
  }

  @Test
  void refusalsBelongToAnOverloadIfTheyComeQuickly() {
    Measured measured = Samples.measured(1_000, 2, "SERVICE_UNAVAILABLE");

    assertThat(Scenario.OVERLOAD.judge(measured, 1, measured.rate()))
        .allMatch(Judged::met)
        .extracting(Judged::what)
        .containsExactly("beside checkout", "p99 of refusals", "other answers");
    assertThat(Scenario.OVERLOAD.judge(Samples.measured(1_000, 2, "HTTP 202"), 1, 1))
        .filteredOn(it -> it.what().equals("other answers"))
        .noneMatch(Judged::met);
  }

  @Test
  void thatACouponIsGoneIsNoOtherAnswer() {
    assertThat(Scenario.COUPON.judge(Samples.measured(1_000, 2, "COUPON_SOLD_OUT"), 1, 1))
        .filteredOn(it -> it.what().equals("other answers"))
        .singleElement()
        .matches(Judged::met);
  }
}
