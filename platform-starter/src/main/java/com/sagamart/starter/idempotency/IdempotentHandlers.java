package com.sagamart.starter.idempotency;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.starter.web.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/// Spring MVC's caller of handlers. Where a POST carries an `Idempotency-Key`, the call is made
/// once and its reply is kept. It stands behind the routes and the access rules, so what they turn
/// away never comes here; and what has no key is called as ever.
class IdempotentHandlers extends RequestMappingHandlerAdapter {

  private final Once once;
  private final Resumption resumption;
  private final ObjectProvider<HandlerExceptionResolver> errors;

  IdempotentHandlers(
      Once once, Resumption resumption, ObjectProvider<HandlerExceptionResolver> errors) {
    this.once = once;
    this.resumption = resumption;
    this.errors = errors;
  }

  @Override
  protected @Nullable ModelAndView handleInternal(
      HttpServletRequest request, HttpServletResponse response, HandlerMethod handler)
      throws Exception {
    if (!HttpMethod.POST.matches(request.getMethod())
        || request.getHeader(IdempotencyKey.HEADER) == null) {
      return super.handleInternal(request, response, handler);
    }
    var call = new Call(new RepeatableRequest(request), response, handler);
    KeyedRequest keyed = KeyedRequest.of(call.request());
    Reply reply = Attempts.isTakenBy(handler) ? resume(keyed, call) : once(keyed, call);
    reply.sendTo(response);
    return null;
  }

  /// A refusal undoes the call's transaction, so it is kept in one of its own.
  private Reply once(KeyedRequest keyed, Call call) throws Exception {
    try {
      return once.answer(keyed, () -> made(call));
    } catch (RefusedException e) {
      mustBeAnswer(e);
      return once.answer(keyed, () -> refused(call, e));
    }
  }

  private Reply resume(KeyedRequest keyed, Call call) throws Exception {
    return resumption.answer(
        keyed,
        attempt -> {
          Attempts.bind(call.request(), attempt);
          try {
            return made(call);
          } catch (RefusedException e) {
            mustBeAnswer(e);
            return refused(call, e);
          }
        });
  }

  private Reply made(Call call) throws Exception {
    var held = new HeldReply(call.response());
    super.handleInternal(call.request(), held, call.handler());
    return held.reply();
  }

  private Reply refused(Call call, RefusedException e) {
    var held = new HeldReply(call.response());
    errors.getObject().resolveException(call.request(), held, call.handler(), e);
    return held.reply();
  }

  /// Throws what says something about the moment, not about the request.
  private static void mustBeAnswer(RefusedException e) {
    if (e.code() == ErrorCode.REQUEST_IN_PROGRESS
        || e.code() == ErrorCode.IDEMPOTENCY_KEY_REUSED
        || Reply.isFailure(e.code().status())) {
      throw e;
    }
  }

  private record Call(
      RepeatableRequest request, HttpServletResponse response, HandlerMethod handler) {}
}
