package com.sagamart.devstack.bench;

import com.sagamart.devstack.load.Actor;
import com.sagamart.devstack.load.Answer;
import com.sagamart.devstack.load.HttpLine;
import com.sagamart.devstack.load.HttpLine.Reply;
import java.io.IOException;

/// One user after the other claims one coupon through the gateway.
final class Claims implements Actor {

  private static final int CREATED = 201;

  private final HttpLine line;
  private final Tokens tokens;
  private final String path;

  Claims(String gateway, Tokens tokens, long coupon) {
    this.line = new HttpLine(gateway);
    this.tokens = tokens;
    this.path = "/v1/coupons/%d/issue".formatted(coupon);
  }

  @Override
  public Answer act(long turn) {
    int claimant = Math.toIntExact(turn % tokens.count());
    try {
      Reply reply =
          line.post(
              path,
              tokens.of(claimant),
              "{\"userId\":%d}".formatted(Population.FIRST_USER + claimant));
      return reply.status() == CREATED ? Answer.good("ISSUED") : Answer.bad(reply.refusal());
    } catch (IOException e) {
      return Answer.bad(e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
