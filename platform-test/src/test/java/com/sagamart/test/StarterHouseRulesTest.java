package com.sagamart.test;

/// Here because platform-starter stands below this module.
class StarterHouseRulesTest extends HouseRules {

  @Override
  protected String home() {
    return "com.sagamart.starter";
  }
}
