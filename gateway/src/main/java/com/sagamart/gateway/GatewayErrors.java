package com.sagamart.gateway;

import com.sagamart.contracts.error.ErrorCode;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/// Turns whatever goes wrong between client and service into one of the shop's error codes.
@Component
@Order(-2)
class GatewayErrors implements ErrorWebExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(GatewayErrors.class);

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    if (exchange.getResponse().isCommitted()) {
      // Too late for another answer: the connection is closed, so the client sees it was cut.
      return passedOn(exchange, failure);
    }
    if (failure instanceof MethodNotAllowedException refused) {
      return ErrorReply.methodNotAllowed(exchange, refused.getSupportedMethods());
    }
    ErrorCode code = codeOf(failure);
    log(exchange, code, failure);
    return ErrorReply.write(exchange, code);
  }

  private static ErrorCode codeOf(Throwable failure) {
    return switch (failure) {
      case ResponseStatusException refused -> codeOf(refused.getStatusCode().value());
      case DataBufferLimitException _ -> ErrorCode.PAYLOAD_TOO_LARGE;
      case ReadTimeoutException _ -> ErrorCode.TIMEOUT;
      case PoolAcquirePendingLimitException _,
          PoolAcquireTimeoutException _,
          CallNotPermittedException _ ->
          ErrorCode.SERVICE_UNAVAILABLE;
      // Not reached, or gone before it answered.
      case IOException _ -> ErrorCode.SERVICE_UNAVAILABLE;
      case TimeoutException _ -> ErrorCode.TIMEOUT;
      default -> ErrorCode.INTERNAL_ERROR;
    };
  }

  private static ErrorCode codeOf(int status) {
    return switch (status) {
      case 404 -> ErrorCode.NOT_FOUND;
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
      case 413 -> ErrorCode.PAYLOAD_TOO_LARGE;
      case 503 -> ErrorCode.SERVICE_UNAVAILABLE;
      case 504 -> ErrorCode.TIMEOUT;
      default -> status < 500 ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL_ERROR;
    };
  }

  /// Spring says so in the log, before this returns.
  private static Mono<Void> passedOn(ServerWebExchange exchange, Throwable failure) {
    return Mono.create(
        it -> {
          try (var _ = TraceParent.of(exchange).inLog()) {
            it.error(failure);
          }
        });
  }

  private static void log(ServerWebExchange exchange, ErrorCode code, Throwable failure) {
    TraceParent trace = TraceParent.of(exchange);
    try (var _ = trace.inLog()) {
      if (code == ErrorCode.INTERNAL_ERROR) {
        LOG.error("{} for trace {}", code, trace.traceId(), failure);
      } else if (code.status() > ErrorCode.INTERNAL_ERROR.status()) {
        LOG.warn("{} for trace {}: {}", code, trace.traceId(), failure.toString());
      }
    }
  }
}
