package com.sagamart.gateway;

import com.sagamart.contracts.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Refuses paths that gateway and service could read differently: dot segments, empty segments,
/// path parameters, encoded slashes, double encodings, bytes that are not UTF-8.
@Component
class PathCheck implements WebFilter, Ordered {

  /// Gives nothing back, which would take a stack as deep as the path has segments.
  private static final Pattern PLAIN = Pattern.compile("(?:/[A-Za-z0-9_-]++)*+/?");

  /// A letter, a digit or one of `-._~`, encoded without need (RFC 3986, 6.2.2.2).
  private static final Pattern NEEDLESSLY_ENCODED =
      Pattern.compile("%(?:2[dDeE]|3[0-9]|[46][1-9a-fA-F]|[57][0-9aA]|5[fF]|7[eE])");

  private static final Set<String> DOTS = Set.of(".", "..");
  private static final char NOT_UTF_8 = '\uFFFD';

  @Override
  public int getOrder() {
    return FilterOrder.CHECK_PATH;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return isUnambiguous(exchange.getRequest().getURI().getRawPath())
        ? chain.filter(exchange)
        : ErrorReply.write(exchange, ErrorCode.INVALID_REQUEST);
  }

  static boolean isUnambiguous(String rawPath) {
    if (PLAIN.matcher(rawPath).matches()) {
      return true;
    }
    if (!rawPath.startsWith("/")) {
      return false;
    }
    String[] segments = rawPath.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean trailingSlash = segments[i].isEmpty() && i == segments.length - 1;
      if (!trailingSlash && !isUnambiguousSegment(segments[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnambiguousSegment(String raw) {
    String segment = StringUtils.uriDecode(raw, StandardCharsets.UTF_8);
    return !segment.isEmpty()
        && !DOTS.contains(segment)
        && !NEEDLESSLY_ENCODED.matcher(raw).find()
        && raw.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ';')
        && segment.chars().noneMatch(PathCheck::isAmbiguous);
  }

  private static boolean isAmbiguous(int decoded) {
    return decoded == '/'
        || decoded == '\\'
        || decoded == '%'
        || decoded == ';'
        || decoded == NOT_UTF_8
        || Character.isISOControl(decoded);
  }
}
