package com.sagamart.order.outcome;

import com.sagamart.order.domain.Order;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One client's place among those who wait. Used by the client's own thread, or by one that it
/// waits for meanwhile; [#tell] by any.
public final class WaitingClient implements AutoCloseable {

  private final WaitingClients all;
  private final CompletableFuture<Order> outcome = new CompletableFuture<>();
  private @Nullable Awaited awaited;
  private boolean closed;

  WaitingClient(WaitingClients all) {
    this.all = all;
  }

  /// Names what to wait for. Before the commit that leads to it, or it could slip by.
  public void waitFor(Milestone milestone, long orderId) {
    this.awaited = new Awaited(milestone, orderId);
    all.enter(awaited, this);
  }

  /// The order when it came so far, or empty when it has not after `atMost`.
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

  void tell(Order order) {
    outcome.complete(order);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (awaited != null) {
      all.leave(awaited, this);
    }
    all.giveBackPlace();
  }
}
