package com.sagamart.failpoints;

import com.sagamart.starter.inbox.Inbox;
import com.sagamart.starter.outbox.Outbox;
import java.lang.reflect.Method;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Stands at both sides of the commit of each transaction that has used the inbox or the outbox.
class AroundCommit extends StaticMethodMatcherPointcutAdvisor {

  AroundCommit(Failpoints failpoints) {
    super(new Use(new Commit(failpoints)));
  }

  @Override
  public boolean matches(Method method, Class<?> type) {
    return Inbox.class.isAssignableFrom(type) || Outbox.class.isAssignableFrom(type);
  }

  private record Use(TransactionSynchronization commit) implements MethodInterceptor {

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
      // A set: one commit is reached once, however many events it is about.
      TransactionSynchronizationManager.registerSynchronization(commit);
      return call.proceed();
    }
  }

  private record Commit(Failpoints failpoints) implements TransactionSynchronization {

    @Override
    public void beforeCommit(boolean readOnly) {
      failpoints.reach(Failpoint.BEFORE_COMMIT);
    }

    @Override
    public void afterCommit() {
      failpoints.reach(Failpoint.AFTER_COMMIT);
    }

    /// Before those that would tell somebody of the commit.
    @Override
    public int getOrder() {
      return HIGHEST_PRECEDENCE;
    }
  }
}
