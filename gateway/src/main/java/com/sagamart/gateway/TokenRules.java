package com.sagamart.gateway;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/// What a token must say, once its signature is known to be the issuer's.
final class TokenRules {

  /// What a token may be signed with.
  static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  static final String AUDIENCE = "sagamart";
  static final String ROLES = "roles";
  static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  /// 1 to 999,999,999,999,999,999: the ids that users have.
  private static final Pattern USER_ID = Pattern.compile("[1-9][0-9]{0,17}");

  private TokenRules() {}

  static OAuth2TokenValidator<Jwt> of(Issuer issuer) {
    return new DelegatingOAuth2TokenValidator<>(
        accessToken(),
        inTime(),
        new JwtIssuerValidator(issuer.uri()),
        new JwtAudienceValidator(AUDIENCE),
        new JwtClaimValidator<String>(JwtClaimNames.SUB, TokenRules::isUserId),
        new JwtClaimValidator<Object>(ROLES, TokenRules::areRoles));
  }

  private static JwtTypeValidator accessToken() {
    var type = new JwtTypeValidator("JWT", "at+jwt");
    type.setAllowEmpty(true);
    return type;
  }

  /// A token without an end would be one for ever: `exp` is required.
  private static JwtTimestampValidator inTime() {
    var time = new JwtTimestampValidator(CLOCK_SKEW);
    time.setAllowEmptyExpiryClaim(false);
    return time;
  }

  private static boolean isUserId(@Nullable String subject) {
    return subject != null && USER_ID.matcher(subject).matches();
  }

  /// Which roles may do what is the services' business; here they only have to be a list of names.
  private static boolean areRoles(@Nullable Object claim) {
    return claim instanceof Collection<?> roles
        && !roles.isEmpty()
        && Collections.disjoint(roles, Collections.singleton(null))
        && roles.stream().allMatch(String.class::isInstance);
  }
}
