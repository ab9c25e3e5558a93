package com.sagamart.coupon.domain;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/// Somebody who has a wallet, which is what makes a user.
@Entity
public class KnownUser {

  @Id private long userId;

  protected KnownUser() {}

  public long userId() {
    return userId;
  }
}
