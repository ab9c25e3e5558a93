package com.sagamart.starter.security;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.starter.web.ErrorReply;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// Verifies the token of every request, here and not only at the gateway. Who may call what stands
/// at each endpoint: see [AllowedTo].
@AutoConfiguration(
    beforeName =
        "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet"
            + ".OAuth2ResourceServerAutoConfiguration")
class SecurityConfiguration implements WebMvcConfigurer {

  @Bean
  @ConditionalOnMissingBean
  JwtDecoder jwtDecoder(@Value("${sagamart.issuer-uri}") String issuer) {
    return TokenRules.decoder(issuer);
  }

  @Bean
  SecurityFilterChain api(HttpSecurity http, JsonMapper json, LocaleResolver languages) {
    AuthenticationEntryPoint refusal = refusal(json, languages);
    return http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(_ -> {})
                    .authenticationEntryPoint(refusal)
                    .withObjectPostProcessor(new Undecided(refusal)))
        .exceptionHandling(errors -> errors.authenticationEntryPoint(refusal))
        .build();
  }

  @Bean
  Audit audit(MeterRegistry registry) {
    return new Audit(registry);
  }

  /// Behind the trace and before all that refuses.
  @Bean
  FilterRegistrationBean<AuditFilter> auditFilter(Audit audit) {
    var registration = new FilterRegistrationBean<>(new AuditFilter(audit));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  /// Which methods there are is for the routes to say, with 405.
  @Bean
  HttpFirewall firewall() {
    var firewall = new StrictHttpFirewall();
    firewall.setUnsafeAllowAnyHttpMethod(true);
    return firewall;
  }

  private static AuthenticationEntryPoint refusal(JsonMapper json, LocaleResolver languages) {
    return (request, response, why) -> {
      ErrorCode code =
          why instanceof AuthenticationServiceException
              ? ErrorCode.SERVICE_UNAVAILABLE // the issuer did not hand over its keys
              : ErrorCode.UNAUTHENTICATED;
      ResponseEntity<ErrorReply> reply =
          ErrorReply.of(code, languages.resolveLocale(request), null);
      response.setStatus(code.status());
      reply.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
      json.writeValue(response.getOutputStream(), reply.getBody());
    };
  }

  /// Spring would throw what cannot be decided at the container, which writes all of it into the
  /// log, once for every request.
  private record Undecided(AuthenticationEntryPoint refusal)
      implements ObjectPostProcessor<BearerTokenAuthenticationFilter> {

    @Override
    public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
      var answer = new AuthenticationEntryPointFailureHandler(refusal);
      answer.setRethrowAuthenticationServiceException(false);
      filter.setAuthenticationFailureHandler(answer);
      return filter;
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new AccessInterceptor());
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new Callers());
  }
}
