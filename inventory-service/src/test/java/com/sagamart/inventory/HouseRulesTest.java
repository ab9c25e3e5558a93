package com.sagamart.inventory;

import com.sagamart.test.HouseRules;

class HouseRulesTest extends HouseRules {

  @Override
  protected String home() {
    return "com.sagamart.inventory";
  }
}
