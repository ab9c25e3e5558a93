package com.sagamart.contracts.event;

/// What wallet-service says of an order.
public sealed interface WalletEvent extends SagaEvent
    permits WalletDebited, WalletRefused, WalletRefunded {}
