package com.sagamart.gateway;

import org.springframework.security.oauth2.jwt.Jwt;

/// What became of checking a token.
sealed interface TokenVerdict {

  /// The token is the issuer's, meant for this shop, and in time.
  record Valid(Jwt token) implements TokenVerdict {}

  /// The token proves nothing. Why is nobody's business but the log's.
  record Invalid() implements TokenVerdict {}

  /// The issuer's keys are not known and cannot be had now.
  record Undecided() implements TokenVerdict {}
}
