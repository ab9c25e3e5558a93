package com.sagamart.gateway;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.webjars.WebJarVersionLocator;
import reactor.core.publisher.Mono;

/// What the gateway tells everybody about the API and about events: each document, and a page to
/// read it. These files are all there is; nothing else of the class path can be asked for.
@Configuration(proxyBeanMethods = false)
class DocsPages {

  static final MediaType SCRIPT = new MediaType("text", "javascript");
  static final MediaType STYLE = new MediaType("text", "css");
  static final MediaType YAML = MediaType.APPLICATION_YAML;

  private static final Set<HttpMethod> READ = Set.of(GET, HEAD);

  @Bean
  RouterFunction<ServerResponse> docs() {
    return List.of(
            page("/openapi.json", MediaType.APPLICATION_JSON, "openapi.json"),
            page("/docs", MediaType.TEXT_HTML, "docs/index.html"),
            page("/docs/", MediaType.TEXT_HTML, "docs/index.html"),
            page("/docs/start.js", SCRIPT, "docs/start.js"),
            page("/docs/page.css", STYLE, "docs/page.css"),
            page("/docs/swagger-ui.css", STYLE, ofSwagger("swagger-ui.css")),
            page("/docs/swagger-ui-bundle.js", SCRIPT, ofSwagger("swagger-ui-bundle.js")),
            page("/asyncapi.yaml", YAML, "docs/asyncapi.yaml"),
            page("/docs/events", MediaType.TEXT_HTML, "docs/events.html"),
            page("/docs/events.css", STYLE, "docs/events.css"),
            page("/docs/favicon.png", MediaType.IMAGE_PNG, ofSwagger("favicon-32x32.png")))
        .stream()
        .reduce(RouterFunction::and)
        .orElseThrow();
  }

  private static RouterFunction<ServerResponse> page(String path, MediaType type, String file) {
    var page = Page.of(type, new ClassPathResource(file));
    return RouterFunctions.route(path(path), request -> answer(request, page));
  }

  private static Mono<ServerResponse> answer(ServerRequest request, Page page) {
    return READ.contains(request.method())
        ? page.reply()
        : Mono.error(new MethodNotAllowedException(request.method(), READ));
  }

  private static String ofSwagger(String file) {
    return Objects.requireNonNull(
        new WebJarVersionLocator().fullPath("swagger-ui", file), "swagger-ui is not here");
  }
}
