/// The rules of money: wallets, their postings, and what an order took.
@NullMarked
package com.sagamart.wallet.domain;

import org.jspecify.annotations.NullMarked;
