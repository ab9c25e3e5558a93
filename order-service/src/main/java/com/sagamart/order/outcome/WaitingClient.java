package com.sagamart.order.outcome;

import com.sagamart.order.domain.Order;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One client's place among those who wait. Used by the client's own thread; [#tell] by any.
public final class WaitingClient implements AutoCloseable {

  private final WaitingClients all;
  private final CompletableFuture<Order> outcome = new CompletableFuture<>();
  private @Nullable Long orderId;
  private boolean closed;

  WaitingClient(WaitingClients all) {
    this.all = all;
  }

  /// Names the order to wait for. Before its first commit, or an outcome could slip by.
  public void waitFor(long orderId) {
    this.orderId = orderId;
    all.enter(orderId, this);
  }

  /// The decided order, or empty when it is still undecided after `atMost`.
  public Optional<Order> await(Duration atMost) {
    try {
      return Optional.of(outcome.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an outcome is never an exception", e);
    }
  }

  void tell(Order decided) {
    outcome.complete(decided);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (orderId != null) {
      all.leave(orderId);
    }
    all.giveBackPlace();
  }
}
