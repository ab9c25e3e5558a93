package com.sagamart.starter.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/// Lets only bounded UTF-8 through to the parser, which by itself takes overlong forms and halves
/// of characters for text.
@RestControllerAdvice
class Utf8Bodies extends RequestBodyAdviceAdapter {

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter)
      throws IOException {
    byte[] bytes = RequestBytes.of(message.getBody());
    // Throws what Spring calls an unreadable message.
    var _ = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    return new Whole(new ByteArrayInputStream(bytes), message.getHeaders());
  }

  private record Whole(InputStream getBody, HttpHeaders getHeaders) implements HttpInputMessage {}
}
