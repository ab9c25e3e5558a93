package com.sagamart.test;

/// Here because platform-contracts stands below this module.
class ContractsHouseRulesTest extends HouseRules {

  @Override
  protected String home() {
    return "com.sagamart.contracts";
  }
}
