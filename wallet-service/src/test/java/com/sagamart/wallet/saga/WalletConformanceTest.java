package com.sagamart.wallet.saga;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.CouponApplied;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.starter.saga.SagaReaction;
import com.sagamart.test.Client;
import com.sagamart.test.SagaConformance;
import com.sagamart.test.ServiceTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class WalletConformanceTest {

  private static final long USER = 990_001;
  private static final long ORDER = 990_000;
  private static final List<PricedLine> LINES = List.of(PricedLine.of(101, "우유", 1, 500));

  @Autowired private SagaReaction<?> reaction;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Client client;

  @Test
  void saysWhatTheMapSaysAndNothingElse() {
    client.asAdmin("PUT", "/v1/wallets/" + USER, null);
    client.asAdmin("POST", "/v1/wallets/" + USER + "/charge", "{\"amount\":1000}");
    var wallet = new SagaConformance(Participant.WALLET, reaction, transaction, jdbc);

    assertThat(wallet.feed(new StockReserved(ORDER + 1, USER, null, LINES, 500)))
        .containsExactly("WALLET_DEBITED");
    assertThat(wallet.feed(new StockReserved(ORDER + 2, USER, 55501L, LINES, 500))).isEmpty();
    assertThat(
            wallet.feed(
                new CouponApplied(ORDER + 2, USER, 55501, LINES, Amount.discounted(500, 1))))
        .containsExactly("WALLET_DEBITED");
    assertThat(wallet.feed(new StockReserved(ORDER + 3, USER, null, LINES, 500)))
        .containsExactly("WALLET_REFUSED");
    assertThat(wallet.feed(cancelled(ORDER + 1))).containsExactly("WALLET_REFUNDED");
    assertThat(wallet.feed(cancelled(ORDER + 1))).isEmpty();
    assertThat(wallet.feed(cancelled(ORDER + 4))).isEmpty();
    assertThat(wallet.feed(new StockReserved(ORDER + 4, USER, null, LINES, 500)))
        .containsExactly("WALLET_REFUSED");
    wallet.coversTheMap();
  }

  private static OrderCancelled cancelled(long order) {
    return new OrderCancelled(order, USER, CancelCause.DEADLINE_PASSED);
  }
}
