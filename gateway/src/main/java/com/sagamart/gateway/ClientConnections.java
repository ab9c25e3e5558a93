package com.sagamart.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/// Bounds what clients keep open without asking anything: too many connections, and headers that
/// come byte by byte, which no bound on silence ends.
@Component
class ClientConnections implements NettyServerCustomizer {

  private final ClientLimits limits;
  private final AtomicInteger open = new AtomicInteger();

  ClientConnections(ClientLimits limits) {
    this.limits = limits;
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
    var timer = new HeadersTimer(limits.headersTime().toNanos());
    channel.pipeline().addBefore(NettyPipeline.HttpCodec, "headersBegin", timer.begin());
    channel.pipeline().addAfter(NettyPipeline.HttpCodec, "headersEnd", timer.end());
  }

  /// Of one connection, whose event loop alone touches it.
  private static final class HeadersTimer {

    private final long nanos;
    private @Nullable Future<?> running;
    private boolean inBody;

    HeadersTimer(long nanos) {
      this.nanos = nanos;
    }

    ChannelInboundHandlerAdapter begin() {
      return new ChannelInboundHandlerAdapter() {
        @Override
        public void channelActive(ChannelHandlerContext context) {
          start(context);
          context.fireChannelActive();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
          start(context);
          context.fireChannelRead(message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
          stop();
          context.fireChannelInactive();
        }
      };
    }

    ChannelInboundHandlerAdapter end() {
      return new ChannelInboundHandlerAdapter() {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
          if (message instanceof HttpRequest) {
            stop();
            inBody = true;
          }
          if (message instanceof LastHttpContent) {
            inBody = false;
          }
          context.fireChannelRead(message);
        }
      };
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody is left to be told
    private void start(ChannelHandlerContext context) {
      if (running == null && !inBody) {
        running = context.executor().schedule(() -> context.close(), nanos, TimeUnit.NANOSECONDS);
      }
    }

    private void stop() {
      if (running != null) {
        running.cancel(false);
        running = null;
      }
    }
  }
}
