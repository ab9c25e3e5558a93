package com.sagamart.failpoints;

import com.sagamart.test.HouseRules;

class HouseRulesTest extends HouseRules {

  @Override
  protected String home() {
    return "com.sagamart.failpoints";
  }
}
