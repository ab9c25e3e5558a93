package com.sagamart.starter.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who may call an endpoint. It is checked before anything of the request is parsed; an endpoint
/// that does not say it is closed to everyone.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AllowedTo {

  Who value();

  /// The answers to "who?".
  enum Who {
    /// Everybody, with or without a token.
    ANYONE,
    /// Everybody with a token; ownership, if there is any, stands in the body or the row.
    USERS,
    /// The user in the path variable `userId`, and admins.
    OWNER,
    /// Admins only.
    ADMINS
  }
}
