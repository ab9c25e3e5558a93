package com.sagamart.coupon;

import com.sagamart.test.HouseRules;

class HouseRulesTest extends HouseRules {

  @Override
  protected String home() {
    return "com.sagamart.coupon";
  }
}
