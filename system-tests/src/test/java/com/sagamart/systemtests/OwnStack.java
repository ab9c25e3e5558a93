package com.sagamart.systemtests;

/// The tag of tests that start a stack or servers of their own. They run before the shared stack is
/// started, in a virtual machine of their own: two stacks at a time are twice the wait on two
// cores.
public final class OwnStack {

  public static final String TAG = "own-stack";

  private OwnStack() {}
}
