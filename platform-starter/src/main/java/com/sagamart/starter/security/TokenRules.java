package com.sagamart.starter.security;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// What a token must be: signed by the issuer with RS256 or ES256, for this audience, in its time,
/// and with a numeric user id as its subject.
final class TokenRules {

  static final String ROLES = "roles";
  static final String ADMIN = "ADMIN";

  private static final String AUDIENCE = "sagamart";
  private static final Duration MAX_SKEW = Duration.ofSeconds(60);
  private static final Pattern USER_ID = Pattern.compile("[1-9][0-9]{0,17}");

  private TokenRules() {}

  /// A decoder that asks the issuer for its keys when the first token comes, not before, so that a
  /// service starts while the issuer is away.
  static JwtDecoder decoder(String issuer) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSource(new IssuerKeys(new Discovery(issuer)))
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .jwsAlgorithm(SignatureAlgorithm.ES256)
            .build();
    decoder.setJwtValidator(rules(issuer));
    return decoder;
  }

  private static OAuth2TokenValidator<Jwt> rules(String issuer) {
    return new DelegatingOAuth2TokenValidator<>(
        new JwtTimestampValidator(MAX_SKEW),
        new JwtIssuerValidator(issuer),
        new JwtClaimValidator<>(JwtClaimNames.EXP, Objects::nonNull),
        new JwtClaimValidator<List<String>>(
            JwtClaimNames.AUD, audience -> audience != null && audience.contains(AUDIENCE)),
        new JwtClaimValidator<String>(
            JwtClaimNames.SUB, user -> user != null && USER_ID.matcher(user).matches()));
  }
}
