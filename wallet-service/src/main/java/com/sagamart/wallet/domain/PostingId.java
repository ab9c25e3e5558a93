package com.sagamart.wallet.domain;

import jakarta.persistence.Embeddable;

/// A posting's place in its wallet's ledger.
///
/// @param number counts up from 1 without gaps
@Embeddable
public record PostingId(long userId, long number) {}
