package com.sagamart.gateway;

import com.sagamart.contracts.error.ErrorCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/// Gives requests that cannot even be parsed the same kind of answer as all others. Netty answers
/// those itself, with an empty body, before the application sees them; they are known by the
/// missing trace id. Of a body that turns out not to be one it says nothing at all, and the
/// application would wait for the rest of it.
@Component
class UnreadableRequests implements NettyServerCustomizer {

  @Override
  public HttpServer apply(HttpServer server) {
    var answer = new Answer();
    return server.doOnChannelInit(
        (_, channel, _) ->
            channel.pipeline().addAfter(NettyPipeline.HttpCodec, "unreadableRequests", answer));
  }

  @Sharable
  private static final class Answer extends ChannelDuplexHandler {

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nobody is left to be told
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
        content.release();
        context.writeAndFlush(invalidRequest()).addListener(ChannelFutureListener.CLOSE);
      } else {
        context.fireChannelRead(message);
      }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it is the promise that was passed in
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      if (message instanceof FullHttpResponse response && isNettysOwn(response)) {
        response.release();
        context.write(invalidRequest(), promise);
      } else {
        context.write(message, promise);
      }
    }

    private static boolean isNettysOwn(FullHttpResponse response) {
      return response.status().codeClass() == HttpStatusClass.CLIENT_ERROR
          && !response.headers().contains(TraceContext.TRACE_ID);
    }

    private static FullHttpResponse invalidRequest() {
      ByteBuf body = Unpooled.wrappedBuffer(ErrorReply.body(ErrorCode.INVALID_REQUEST, List.of()));
      var response =
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST, body);
      response
          .headers()
          .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
          .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
          .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
          .set(TraceContext.TRACE_ID, TraceParent.fresh().traceId())
          .set(HttpHeaderNames.CACHE_CONTROL, SecurityHeaders.KEPT_BY_NOBODY)
          .set(SecurityHeaders.CONTENT_SECURITY_POLICY, SecurityHeaders.NO_PAGE);
      SecurityHeaders.ALWAYS.forEach((name, value) -> response.headers().set(name, value));
      return response;
    }
  }
}
