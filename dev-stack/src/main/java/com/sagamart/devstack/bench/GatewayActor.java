package com.sagamart.devstack.bench;

import com.sagamart.devstack.load.Actor;
import com.sagamart.devstack.load.Answer;
import com.sagamart.devstack.load.HttpLine;
import com.sagamart.devstack.load.HttpLine.Reply;
import java.io.IOException;

/// Asks the gateway for something in each turn, over one kept connection.
abstract class GatewayActor implements Actor {

  private final HttpLine line;
  private final Answer good;

  /// @param wanted what a good answer is called
  GatewayActor(String gateway, String wanted) {
    this.line = new HttpLine(gateway);
    this.good = Answer.good(wanted);
  }

  abstract Reply ask(HttpLine line, long turn) throws IOException;

  abstract boolean isWanted(Reply reply);

  @Override
  public final Answer act(long turn) {
    try {
      Reply reply = ask(line, turn);
      return isWanted(reply) ? good : Answer.bad(reply.refusal());
    } catch (IOException e) {
      return Answer.bad(e.getClass().getSimpleName());
    }
  }

  @Override
  public final void close() {
    line.close();
  }
}
