package com.sagamart.starter.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.contracts.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Bodies are JSON in UTF-8, in both directions. A request that sends another kind, or wants one,
/// is turned away before its handler runs: nobody is charged and then told 406.
class JsonOnly implements HandlerInterceptor {

  private static final String AS_IT_IS = "identity";

  /// Says in a request that its `Accept` was read here and is done with.
  private static final String ACCEPTED = JsonOnly.class.getName();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method) || method.getBean() instanceof ErrorController) {
      return true;
    }
    if (!acceptsJson(request)) {
      throw new RefusedException(ErrorCode.NOT_ACCEPTABLE);
    }
    request.setAttribute(ACCEPTED, true);
    if (readsBody(method) && !bringsJson(request)) {
      throw new RefusedException(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    }
    return true;
  }

  private static boolean acceptsJson(HttpServletRequest request) {
    try {
      var accepted = MediaType.parseMediaTypes(lines(request, HttpHeaders.ACCEPT));
      return accepted.isEmpty()
          || accepted.stream()
              .anyMatch(
                  type -> type.getQualityValue() > 0 && type.includes(MediaType.APPLICATION_JSON));
    } catch (InvalidMediaTypeException _) {
      return false;
    }
  }

  private static boolean readsBody(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
  }

  /// What brings no body at all lacks a field, and is not of a wrong type.
  private static boolean bringsJson(HttpServletRequest request) {
    List<String> types = lines(request, HttpHeaders.CONTENT_TYPE);
    return types.isEmpty()
        ? isEmpty(request)
        : types.size() == 1
            && isJson(types.getFirst())
            && lines(request, HttpHeaders.CONTENT_ENCODING).stream()
                .allMatch(AS_IT_IS::equalsIgnoreCase);
  }

  private static boolean isJson(String contentType) {
    try {
      MediaType type = MediaType.parseMediaType(contentType);
      return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
          && (type.getCharset() == null || UTF_8.equals(type.getCharset()));
    } catch (InvalidMediaTypeException _) {
      return false;
    }
  }

  private static boolean isEmpty(HttpServletRequest request) {
    return request.getContentLengthLong() <= 0
        && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
  }

  private static List<String> lines(HttpServletRequest request, String header) {
    return Collections.list(request.getHeaders(header));
  }

  /// What Spring takes a client to accept. Behind the check that is plain `application/json`, or
  /// Spring would call its JSON by whatever other name the client has for it.
  static class Answers extends HeaderContentNegotiationStrategy {

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request)
        throws HttpMediaTypeNotAcceptableException {
      return request.getAttribute(ACCEPTED, RequestAttributes.SCOPE_REQUEST) == null
          ? super.resolveMediaTypes(request)
          : List.of(MediaType.APPLICATION_JSON);
    }
  }
}
