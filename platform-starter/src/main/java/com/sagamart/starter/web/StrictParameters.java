package com.sagamart.starter.web;

import com.sagamart.contracts.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Paths and queries are read strictly: each thing is said once, and in one spelling. Spring by
/// itself takes the first of two values, the default for an empty one, hexadecimal and full-width
/// digits for numbers, and names with spaces around them. An empty text is a text, so the
/// specification's own `?keyword=&cursor=` is fine.
class StrictParameters implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      for (MethodParameter parameter : method.getMethodParameters()) {
        check(parameter, request);
      }
    }
    return true;
  }

  private static void check(MethodParameter parameter, HttpServletRequest request) {
    RequestParam inQuery = parameter.getParameterAnnotation(RequestParam.class);
    if (inQuery != null) {
      String name = nameOf(parameter, inQuery.name());
      String[] values = request.getParameterValues(name);
      if (values != null) {
        check(name, parameter.getParameterType(), values);
      }
    }
    PathVariable inPath = parameter.getParameterAnnotation(PathVariable.class);
    if (inPath != null) {
      String name = nameOf(parameter, inPath.name());
      if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
              instanceof Map<?, ?> variables
          && variables.get(name) instanceof String value) {
        check(name, parameter.getParameterType(), value);
      }
    }
  }

  private static void check(String name, Class<?> type, String... values) {
    if (values.length != 1 || !isSpelledRight(type, values[0])) {
      throw new RefusedException(ErrorCode.INVALID_REQUEST, name);
    }
  }

  private static boolean isSpelledRight(Class<?> type, String text) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .anyMatch(constant -> ((Enum<?>) constant).name().equals(text));
    }
    return type == String.class || WholeNumber.isSpelledRight(text);
  }

  private static String nameOf(MethodParameter parameter, String declared) {
    return declared.isEmpty() ? parameter.getParameter().getName() : declared;
  }
}
