package com.sagamart.devstack.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whom a token is asked for.
record TokenRequest(long user, List<String> roles) {

  private static final List<String> KNOWN_ROLES = List.of("USER", "ADMIN");

  /// What reading a form may lead to.
  sealed interface Reading {}

  record Valid(TokenRequest request) implements Reading {}

  record Invalid(String message) implements Reading {}

  /// Reads `user=1001&roles=USER,ADMIN`; without roles it is a plain user.
  static Reading read(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        return new Invalid("The body must be a form: user=1001&roles=USER,ADMIN.");
      }
      try {
        fields.put(
            URLDecoder.decode(pair.substring(0, equals), UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      } catch (IllegalArgumentException e) {
        return new Invalid("The form is not well encoded.");
      }
    }
    return validate(fields.getOrDefault("user", ""), fields.getOrDefault("roles", "USER"));
  }

  private static Reading validate(String user, String roles) {
    if (!user.matches("[1-9][0-9]{0,17}")) {
      return new Invalid("The request is not valid. (user)");
    }
    List<String> asked = Arrays.stream(roles.split(",", -1)).distinct().toList();
    return KNOWN_ROLES.containsAll(asked)
        ? new Valid(new TokenRequest(Long.parseLong(user), asked))
        : new Invalid("The request is not valid. (roles)");
  }
}
