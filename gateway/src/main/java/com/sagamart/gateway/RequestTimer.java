package com.sagamart.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes a connection on which the headers of a request, or then its body, take too long to come.
/// Of one connection, whose event loop alone touches it.
final class RequestTimer {

  private final Duration headers;
  private final Duration body;
  private @Nullable Future<?> running;
  private boolean inBody;

  RequestTimer(Duration headers, Duration body) {
    this.headers = headers;
    this.body = body;
  }

  /// Sees the bytes as they come.
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

  /// Sees what they were.
  ChannelInboundHandlerAdapter end() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
          stop();
          inBody = true;
        }
        if (message instanceof LastHttpContent) {
          stop();
          inBody = false;
        }
        context.fireChannelRead(message);
      }
    };
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nobody is left to be told
  private void start(ChannelHandlerContext context) {
    if (running == null) {
      long nanos = (inBody ? body : headers).toNanos();
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
