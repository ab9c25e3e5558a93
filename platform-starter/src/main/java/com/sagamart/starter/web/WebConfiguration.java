package com.sagamart.starter.web;

import com.sagamart.contracts.error.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/// Wires the web room: strict JSON, one error shape, Korean unless English is asked for.
@AutoConfiguration(before = {JacksonAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
@EnableConfigurationProperties({Cursors.class, WebProperties.class})
@Import({ErrorAdvice.class, PlainErrorController.class, Utf8Bodies.class})
class WebConfiguration implements WebMvcConfigurer {

  /// Behind the access rules, which have no order: strangers learn nothing about what is right.
  private static final int BEHIND_ACCESS = 1;

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new JsonOnly()).order(BEHIND_ACCESS);
    registry.addInterceptor(new StrictParameters()).order(BEHIND_ACCESS);
  }

  /// The management port is configured by this as well, and answers other types too.
  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
    negotiation.strategies(List.of(new JsonOnly.Answers()));
  }

  @Bean
  StrictJson strictJson() {
    return new StrictJson();
  }

  /// In place of Boot's own builder, which cannot be given a factory.
  @Bean
  @Scope("prototype")
  JsonMapper.Builder jsonMapperBuilder(List<JsonMapperBuilderCustomizer> customizers) {
    JsonMapper.Builder builder = JsonMapper.builder(StrictJson.factory());
    customizers.forEach(customizer -> customizer.customize(builder));
    return builder;
  }

  @Bean
  Farewell farewell(WebProperties properties) {
    return new Farewell(properties.farewell());
  }

  @Bean
  TomcatRefusals tomcatRefusals(LocaleResolver languages) {
    return new TomcatRefusals(languages);
  }

  @Bean
  LocaleResolver localeResolver() {
    return new AcceptHeaderLocaleResolver() {
      @Override
      public Locale resolveLocale(HttpServletRequest request) {
        return Language.askedFor(Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE)));
      }
    };
  }
}
