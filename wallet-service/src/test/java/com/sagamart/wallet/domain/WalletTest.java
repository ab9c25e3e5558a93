package com.sagamart.wallet.domain;

import static com.sagamart.contracts.error.ErrorCode.BALANCE_LIMIT_EXCEEDED;
import static com.sagamart.contracts.error.ErrorCode.WALLET_INSUFFICIENT_BALANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final long LIMIT = 1_000_000;
  private final Wallet wallet = new Wallet(1001, NOW);

  @Test
  void beginsEmpty() {
    assertThat(wallet.balance()).isZero();
  }

  @Test
  void everyChargeIsAPostingWithTheBalanceAfterIt() {
    wallet.charge(700, LIMIT, NOW);
    assertThat(wallet.charge(300, LIMIT, NOW))
        .isInstanceOfSatisfying(
            ChargeOutcome.Charged.class,
            charged -> {
              assertThat(charged.posting().balanceAfter()).isEqualTo(1000);
              assertThat(charged.posting().id()).isEqualTo(new PostingId(1001, 2));
            });
  }

  @Test
  void refusesAChargeBeyondTheLimitAndMovesNothing() {
    wallet.charge(1, LIMIT, NOW);
    assertThat(wallet.charge(LIMIT, LIMIT, NOW))
        .isEqualTo(new ChargeOutcome.Refused(BALANCE_LIMIT_EXCEEDED));
    assertThat(wallet.charge(Long.MAX_VALUE, LIMIT, NOW))
        .isEqualTo(new ChargeOutcome.Refused(BALANCE_LIMIT_EXCEEDED));
    assertThat(wallet.balance()).isEqualTo(1);
  }

  @Test
  void paysDownToTheLastWon() {
    wallet.charge(500, LIMIT, NOW);
    assertThat(wallet.debit(7, 500, NOW)).isInstanceOf(DebitOutcome.Debited.class);
    assertThat(wallet.balance()).isZero();
  }

  @Test
  void refusesADebitBeyondTheBalanceAndMovesNothing() {
    wallet.charge(499, LIMIT, NOW);
    assertThat(wallet.debit(7, 500, NOW))
        .isEqualTo(new DebitOutcome.Refused(WALLET_INSUFFICIENT_BALANCE));
    assertThat(wallet.balance()).isEqualTo(499);
  }

  @Test
  void aRefundIsNeverRefusedByTheLimit() {
    wallet.charge(LIMIT, LIMIT, NOW);
    wallet.debit(7, 10, NOW);
    wallet.charge(10, LIMIT, NOW);
    assertThat(wallet.refund(7, 10, NOW).balanceAfter()).isEqualTo(LIMIT + 10);
  }

  @Test
  void aNegativeAmountIsABrokenInvariant() {
    assertThatThrownBy(() -> wallet.refund(7, -1, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theBalanceIsTheSumOfThePostingsAndNeverNegative(long seed) {
    Random random = new Random(seed);
    long sum = 0;
    for (int order = 1; order <= 500; order++) {
      long amount = random.nextLong(LIMIT);
      if (random.nextBoolean()) {
        if (wallet.charge(amount, LIMIT, NOW) instanceof ChargeOutcome.Charged) {
          sum += amount;
        }
      } else if (wallet.debit(order, amount, NOW) instanceof DebitOutcome.Debited) {
        sum -= amount;
      }
      assertThat(wallet.balance()).isEqualTo(sum).isNotNegative();
    }
  }
}
