package com.sagamart.devstack.bench;

import com.sagamart.devstack.load.HttpLine;
import com.sagamart.devstack.load.HttpLine.Reply;
import java.io.IOException;

/// One user after the other claims one coupon through the gateway.
final class Claims extends GatewayActor {

  private static final int CREATED = 201;

  private final Tokens tokens;
  private final String path;

  Claims(String gateway, Tokens tokens, long coupon) {
    super(gateway, "ISSUED");
    this.tokens = tokens;
    this.path = "/v1/coupons/%d/issue".formatted(coupon);
  }

  @Override
  Reply ask(HttpLine line, long turn) throws IOException {
    int claimant = Math.toIntExact(turn % tokens.count());
    return line.post(
        path, tokens.of(claimant), "{\"userId\":%d}".formatted(Population.FIRST_USER + claimant));
  }

  @Override
  boolean isWanted(Reply reply) {
    return reply.status() == CREATED;
  }
}
