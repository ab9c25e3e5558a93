package com.sagamart.contracts.event;

/// A user exists from here on: a user is who has a wallet.
public record WalletOpened(long userId) implements PlatformEvent {

  @Override
  public String subject() {
    return Long.toString(userId);
  }
}
