package com.sagamart.starter.security;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.starter.security.AllowedTo.Who;
import com.sagamart.starter.web.RefusedException;
import com.sagamart.starter.web.WholeNumber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Enforces [AllowedTo] on every controller method.
class AccessInterceptor implements HandlerInterceptor {

  /// The path variable that says whose something is.
  private static final String OWNER = "userId";

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method) || method.getBean() instanceof ErrorController) {
      return true;
    }
    AllowedTo rule = method.getMethodAnnotation(AllowedTo.class);
    if (rule == null) {
      throw new RefusedException(ErrorCode.FORBIDDEN);
    }
    if (rule.value() == Who.ANYONE) {
      return true;
    }
    Caller caller =
        Callers.current().orElseThrow(() -> new RefusedException(ErrorCode.UNAUTHENTICATED));
    Audit.begin(request, caller, whatIn(request));
    boolean allowed =
        switch (rule.value()) {
          case ANYONE, USERS -> true;
          case OWNER -> isOwner(caller, ownerIn(request));
          case ADMINS -> caller.isAdmin();
        };
    if (!allowed) {
      throw new RefusedException(ErrorCode.FORBIDDEN);
    }
    return true;
  }

  /// The call, as the contract names it.
  private static String whatIn(HttpServletRequest request) {
    return request.getMethod()
        + ":"
        + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
  }

  /// What is nobody's id is not somebody else's, but a mistake.
  private static boolean isOwner(Caller caller, @Nullable String owner) {
    if (owner != null && !WholeNumber.isId(owner)) {
      throw new RefusedException(ErrorCode.INVALID_REQUEST, OWNER);
    }
    return caller.isAdmin() || Long.toString(caller.userId()).equals(owner);
  }

  private static @Nullable String ownerIn(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables
            && variables.get(OWNER) instanceof String owner
        ? owner
        : null;
  }
}
