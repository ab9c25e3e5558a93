package com.sagamart.wallet.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Bounds of charging, in KRW.
///
/// @param maxCharge the most that one charge may add
/// @param maxBalance the most that charges may fill a wallet to
@ConfigurationProperties("sagamart.wallet")
record WalletSettings(
    @DefaultValue("100000000") long maxCharge, @DefaultValue("1000000000000") long maxBalance) {}
