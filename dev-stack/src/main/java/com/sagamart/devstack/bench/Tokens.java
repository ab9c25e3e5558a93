package com.sagamart.devstack.bench;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.issuer.Mint;
import java.util.stream.IntStream;

/// A token for each user of the population, so that whoever remembers tokens has as many to
/// remember as in earnest.
final class Tokens {

  private final String[] tokens;

  private Tokens(String[] tokens) {
    this.tokens = tokens;
  }

  /// Fresh ones for the first so many users.
  static Tokens forUsers(Stack stack, int count) {
    Mint mint = Mint.of(stack.home(), stack.ports());
    return new Tokens(
        IntStream.range(0, count)
            .parallel()
            .mapToObj(it -> mint.user(Population.FIRST_USER + it))
            .toArray(String[]::new));
  }

  String of(int index) {
    return tokens[index];
  }

  int count() {
    return tokens.length;
  }
}
