package com.sagamart.contracts.event;

/// The money is back in the wallet. Undoes [WalletDebited].
///
/// @param amount KRW given back, the whole debit
/// @param balanceAfter the balance in KRW right after this refund
public record WalletRefunded(long orderId, long userId, long amount, long balanceAfter)
    implements WalletEvent {}
