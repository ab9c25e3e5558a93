package com.sagamart.order;

import com.sagamart.test.HouseRules;

class HouseRulesTest extends HouseRules {

  @Override
  protected String home() {
    return "com.sagamart.order";
  }
}
