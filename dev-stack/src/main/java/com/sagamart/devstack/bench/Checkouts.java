package com.sagamart.devstack.bench;

import com.sagamart.devstack.load.Actor;
import com.sagamart.devstack.load.Answer;
import com.sagamart.devstack.load.HttpLine;
import com.sagamart.devstack.load.HttpLine.Reply;
import java.io.IOException;
import java.util.function.LongFunction;

/// Buys basket after basket through the gateway, and waits each time until it is paid.
final class Checkouts implements Actor {

  private static final String PATH = "/v1/orders/checkout";
  private static final int CREATED = 201;
  private static final String PAID_STATUS = "\"status\":\"PAID\"";
  private static final Answer PAID = Answer.good("PAID");

  private final HttpLine line;
  private final Tokens tokens;
  private final LongFunction<Basket> baskets;

  Checkouts(String gateway, Tokens tokens, LongFunction<Basket> baskets) {
    this.line = new HttpLine(gateway);
    this.tokens = tokens;
    this.baskets = baskets;
  }

  @Override
  public Answer act(long turn) {
    Basket basket = baskets.apply(turn);
    try {
      Reply reply = line.post(PATH, tokens.of(basket.buyer()), basket.json());
      return reply.status() == CREATED && reply.body().contains(PAID_STATUS)
          ? PAID
          : Answer.bad(reply.refusal());
    } catch (IOException e) {
      return Answer.bad(e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
