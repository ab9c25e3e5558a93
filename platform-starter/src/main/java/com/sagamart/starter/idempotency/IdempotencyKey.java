package com.sagamart.starter.idempotency;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.starter.web.RefusedException;
import java.util.List;
import java.util.regex.Pattern;

/// What a client calls its request, so that it can ask again; after the IETF's
/// `draft-ietf-httpapi-idempotency-key-header`. The quoted form and the bare one are the same key.
///
/// @param value 1 to 255 visible ASCII characters, without the quotes
record IdempotencyKey(String value) {

  static final String HEADER = "Idempotency-Key";
  static final int MAX_LENGTH = 255;

  /// Inside quotes only a quote and a backslash are escaped.
  private static final Pattern QUOTED =
      Pattern.compile("\"((?:[!-~&&[^\"\\\\]]|\\\\[\"\\\\])*+)\"");

  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
  private static final Pattern BARE = Pattern.compile("[!-~&&[^\"]]*+");

  /// The key in the lines of this header. Throws [RefusedException] with `INVALID_IDEMPOTENCY_KEY`
  /// unless there is exactly one.
  static IdempotencyKey in(List<String> lines) {
    String key = lines.size() == 1 ? unquoted(lines.getFirst().strip()) : "";
    if (key.isEmpty() || key.length() > MAX_LENGTH) {
      throw new RefusedException(ErrorCode.INVALID_IDEMPOTENCY_KEY);
    }
    return new IdempotencyKey(key);
  }

  /// Empty for what is no key.
  private static String unquoted(String line) {
    if (BARE.matcher(line).matches()) {
      return line;
    }
    var quoted = QUOTED.matcher(line);
    return quoted.matches() ? ESCAPED.matcher(quoted.group(1)).replaceAll("$1") : "";
  }
}
