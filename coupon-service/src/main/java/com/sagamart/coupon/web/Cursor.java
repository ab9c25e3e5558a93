package com.sagamart.coupon.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.starter.web.RefusedException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Says where a page of a list begins, in a form that clients can only hand back: the id that the
/// page comes after, and a signature.
@Component
class Cursor {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 12;

  private final SecretKeySpec key;

  Cursor(@Value("${sagamart.cursor-secret:sagamart-embedded-stack}") String secret) {
    this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
  }

  /// The cursor of the page that comes after this id.
  String after(long id) {
    byte[] signed =
        ByteBuffer.allocate(Long.BYTES + SIGNATURE_BYTES).putLong(id).put(signature(id)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
  }

  /// The id in what [#after] wrote. Throws [RefusedException] with `INVALID_CURSOR` for anything
  /// else.
  long read(String cursor) {
    byte[] signed = decode(cursor);
    if (signed.length != Long.BYTES + SIGNATURE_BYTES) {
      throw new RefusedException(ErrorCode.INVALID_CURSOR);
    }
    long id = ByteBuffer.wrap(signed).getLong();
    byte[] signature = Arrays.copyOfRange(signed, Long.BYTES, signed.length);
    // Comparing the text as well refuses the spellings that base64 has for the same bytes.
    if (!MessageDigest.isEqual(signature, signature(id)) || !cursor.equals(after(id))) {
      throw new RefusedException(ErrorCode.INVALID_CURSOR);
    }
    return id;
  }

  private static byte[] decode(String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException _) {
      throw new RefusedException(ErrorCode.INVALID_CURSOR);
    }
  }

  private byte[] signature(long id) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] whole = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(id).array());
      return Arrays.copyOf(whole, SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
