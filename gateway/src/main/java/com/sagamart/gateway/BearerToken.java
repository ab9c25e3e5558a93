package com.sagamart.gateway;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/// What a request carries in `Authorization`.
sealed interface BearerToken {

  /// No credentials at all.
  record Absent() implements BearerToken {}

  /// Credentials that are not exactly one bearer token.
  record Malformed() implements BearerToken {}

  /// One token, not verified yet.
  record Present(String value) implements BearerToken {}

  Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]+=*)");

  static BearerToken of(HttpHeaders headers) {
    List<String> credentials = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
    if (credentials.isEmpty()) {
      return new Absent();
    }
    Matcher matcher = BEARER.matcher(credentials.getFirst());
    return credentials.size() == 1 && matcher.matches()
        ? new Present(matcher.group(1))
        : new Malformed();
  }
}
