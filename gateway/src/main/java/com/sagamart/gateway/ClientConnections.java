package com.sagamart.gateway;

import io.netty.channel.Channel;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/// Bounds what clients keep open without asking anything: too many connections, headers and bodies
/// that come byte by byte, which no bound on silence ends, and answers that nobody reads.
@Component
class ClientConnections implements NettyServerCustomizer {

  private final ClientLimits limits;
  private final Duration bodyTime;
  private final AtomicInteger open = new AtomicInteger();

  ClientConnections(ClientLimits limits, Limits requests) {
    this.limits = limits;
    // Whose body is slow is told so by RequestBody, if somebody reads it; and a body may have to
    // wait for the answer to the request before.
    this.bodyTime = requests.requestBodyTime().plus(requests.response());
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnChannelInit((_, channel, _) -> bound(channel));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nobody is left to be told
  private void bound(Channel channel) {
    channel.closeFuture().addListener(_ -> open.decrementAndGet());
    if (open.incrementAndGet() > limits.connections()) {
      channel.close();
      return;
    }
    var timer = new RequestTimer(limits.headersTime(), bodyTime);
    var answers = new WriteTimeoutHandler(limits.answerTime().toMillis(), TimeUnit.MILLISECONDS);
    channel
        .pipeline()
        .addBefore(NettyPipeline.HttpCodec, "requestBegins", timer.begin())
        .addAfter(NettyPipeline.HttpCodec, "requestEnds", timer.end())
        .addAfter(NettyPipeline.HttpCodec, "answersAreRead", answers);
  }
}
