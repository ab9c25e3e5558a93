package com.sagamart.starter.idempotency;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.starter.web.RefusedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of a key.
///
/// @param resource what the request made before it was answered, if it answers after its commit
/// @param reply null while it is not answered
record Kept(String bodyHash, @Nullable Long resource, @Nullable Reply reply) {

  /// What this request is answered, if it can be yet. Throws [RefusedException] with
  /// `IDEMPOTENCY_KEY_REUSED` for a request with another body.
  Optional<Reply> replyTo(KeyedRequest request) {
    if (!bodyHash.equals(request.bodyHash())) {
      throw new RefusedException(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    }
    return Optional.ofNullable(reply).map(Reply::asReplay);
  }
}
