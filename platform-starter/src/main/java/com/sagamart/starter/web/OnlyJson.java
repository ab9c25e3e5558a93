package com.sagamart.starter.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Refuses who does not accept JSON before anything is done. Spring would only notice when it
/// writes the reply: after the work.
class OnlyJson implements HandlerInterceptor, WebMvcConfigurer {

  private final HeaderContentNegotiationStrategy accept = new HeaderContentNegotiationStrategy();

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws HttpMediaTypeNotAcceptableException {
    if (handler instanceof HandlerMethod method && method.getBean() instanceof ErrorController) {
      return true;
    }
    if (accept.resolveMediaTypes(new ServletWebRequest(request)).stream()
        .noneMatch(accepted -> accepted.includes(MediaType.APPLICATION_JSON))) {
      throw new HttpMediaTypeNotAcceptableException("only JSON is answered");
    }
    return true;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }
}
