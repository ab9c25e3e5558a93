package com.sagamart.starter.web;

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
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/// Wires the web room: strict JSON, one error shape, Korean unless English is asked for.
@AutoConfiguration(before = {JacksonAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
@EnableConfigurationProperties(Cursors.class)
@Import({ErrorAdvice.class, OnlyJson.class, PlainErrorController.class})
class WebConfiguration {

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
  LocaleResolver localeResolver() {
    var resolver = new AcceptHeaderLocaleResolver();
    resolver.setDefaultLocale(Locale.KOREAN);
    resolver.setSupportedLocales(List.of(Locale.KOREAN, Locale.ENGLISH));
    return resolver;
  }
}
