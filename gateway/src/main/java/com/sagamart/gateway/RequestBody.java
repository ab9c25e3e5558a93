package com.sagamart.gateway;

import com.sagamart.contracts.error.ErrorCode;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads the whole body, up to its limit, before a service is called: a client that sends too much
/// or too slowly costs the gateway a little memory and the services nothing.
@Component
class RequestBody implements GlobalFilter, Ordered {

  private static final byte[] EMPTY = {};

  private final Limits limits;

  RequestBody(Limits limits) {
    this.limits = limits;
  }

  @Override
  public int getOrder() {
    return FilterOrder.READ_BODY;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    HttpHeaders headers = request.getHeaders();
    long declared = headers.getContentLength();
    if (declared > limits.requestBody().toBytes()) {
      return ErrorReply.write(exchange, ErrorCode.PAYLOAD_TOO_LARGE);
    }
    if (declared <= 0 && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
      return chain.filter(exchange);
    }
    return read(request)
        .flatMap(
            body -> chain.filter(exchange.mutate().request(new WholeBody(request, body)).build()));
  }

  /// Longer than the limit ends in an exception of Spring's, which [GatewayErrors] makes a 413.
  private Mono<byte[]> read(ServerHttpRequest request) {
    return DataBufferUtils.join(request.getBody(), (int) limits.requestBody().toBytes())
        .map(RequestBody::bytes)
        .defaultIfEmpty(EMPTY)
        .timeout(limits.requestBodyTime(), Mono.error(RequestBody::notWhole));
  }

  /// The client's fault and not the shop's: 400, where a slow service is a 504.
  private static ServerWebInputException notWhole() {
    return new ServerWebInputException("the body did not come in time");
  }

  private static byte[] bytes(DataBuffer buffer) {
    try {
      byte[] bytes = new byte[buffer.readableByteCount()];
      buffer.read(bytes);
      return bytes;
    } finally {
      DataBufferUtils.release(buffer);
    }
  }

  private static final class WholeBody extends ServerHttpRequestDecorator {

    private final byte[] bytes;

    WholeBody(ServerHttpRequest request, byte[] bytes) {
      super(request);
      this.bytes = bytes;
    }

    @Override
    public Flux<DataBuffer> getBody() {
      return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes));
    }
  }
}
