package com.sagamart.devstack.bench;

import com.sagamart.devstack.load.HttpLine;
import com.sagamart.devstack.load.HttpLine.Reply;
import java.io.IOException;
import java.util.function.LongFunction;

/// Buys basket after basket through the gateway, and waits each time until it is paid.
final class Checkouts extends GatewayActor {

  private static final String PATH = "/v1/orders/checkout";
  private static final int CREATED = 201;
  private static final String PAID_STATUS = "\"status\":\"PAID\"";

  private final Tokens tokens;
  private final LongFunction<Basket> baskets;

  Checkouts(String gateway, Tokens tokens, LongFunction<Basket> baskets) {
    super(gateway, "PAID");
    this.tokens = tokens;
    this.baskets = baskets;
  }

  @Override
  Reply ask(HttpLine line, long turn) throws IOException {
    Basket basket = baskets.apply(turn);
    return line.post(PATH, tokens.of(basket.buyer()), basket.json());
  }

  @Override
  boolean isWanted(Reply reply) {
    return reply.status() == CREATED && reply.body().contains(PAID_STATUS);
  }
}
