package com.sagamart.gateway;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.contracts.error.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// An error in the shop's own words: `{"code", "message"}`, and nothing else.
///
/// @param code what clients act on
/// @param message what people read, Korean unless the request asks for English
record ErrorReply(String code, String message) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String RETRY_AFTER_SECONDS = "1";

  /// The body of `code` for a client that sent these lines of `Accept-Language`.
  static byte[] body(ErrorCode code, List<String> acceptLanguage) {
    String message = code.message(Language.askedFor(acceptLanguage));
    return JSON.writeValueAsString(new ErrorReply(code.name(), message))
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Answers the request with `code`, in place of anything that was prepared before.
  static Mono<Void> write(ServerWebExchange exchange, ErrorCode code) {
    return write(exchange, code, HttpHeaders.EMPTY);
  }

  /// Answers with further headers.
  static Mono<Void> write(ServerWebExchange exchange, ErrorCode code, HttpHeaders further) {
    ServerHttpResponse response = exchange.getResponse();
    HttpHeaders headers = response.getHeaders();
    headers.clear();
    headers.putAll(further);
    response.setStatusCode(HttpStatusCode.valueOf(code.status()));
    headers.setContentType(MediaType.APPLICATION_JSON);
    switch (code) {
      case UNAUTHENTICATED -> headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      case SERVICE_UNAVAILABLE -> headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
      default -> {}
    }
    HttpHeaders asked = exchange.getRequest().getHeaders();
    byte[] body = body(code, asked.getOrEmpty(HttpHeaders.ACCEPT_LANGUAGE));
    headers.setContentLength(body.length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }

  /// Answers that there are only these methods.
  static Mono<Void> methodNotAllowed(ServerWebExchange exchange, Set<HttpMethod> allowed) {
    Mono<Void> reply = write(exchange, ErrorCode.METHOD_NOT_ALLOWED);
    exchange
        .getResponse()
        .getHeaders()
        .set(
            HttpHeaders.ALLOW,
            allowed.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", ")));
    return reply;
  }
}
