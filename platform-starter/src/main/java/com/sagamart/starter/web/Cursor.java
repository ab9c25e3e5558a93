package com.sagamart.starter.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.contracts.error.ErrorCode;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Writes and reads the opaque cursors of one list: the id of the last item seen, and a signature,
/// so that nobody starts where we did not stop.
public final class Cursor {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 16;
  private static final int BYTES = Long.BYTES + SIGNATURE_BYTES;

  /// The length of every cursor as text.
  static final int LENGTH = BYTES * 4 / 3;

  private final SecretKeySpec key;
  private final byte[] list;

  /// @param list the list's name: a cursor of one list is not one of another
  Cursor(String secret, String list) {
    this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    this.list = list.getBytes(UTF_8);
  }

  /// The cursor of the page that comes after this id.
  public String write(long lastSeen) {
    byte[] id = ByteBuffer.allocate(Long.BYTES).putLong(lastSeen).array();
    byte[] signed = ByteBuffer.allocate(BYTES).put(id).put(sign(id)).array();
    return Base64.getUrlEncoder().encodeToString(signed);
  }

  /// The id in the cursor, or `first` for an empty one, with which a list begins. Throws
  /// [RefusedException] with `INVALID_CURSOR` for what we did not write.
  public long read(String cursor, long first) {
    if (cursor.isEmpty()) {
      return first;
    }
    byte[] signed = decode(cursor);
    byte[] id = Arrays.copyOf(signed, Long.BYTES);
    byte[] signature = Arrays.copyOfRange(signed, Long.BYTES, signed.length);
    if (!MessageDigest.isEqual(signature, sign(id))) {
      throw new RefusedException(ErrorCode.INVALID_CURSOR);
    }
    return ByteBuffer.wrap(id).getLong();
  }

  private static byte[] decode(String cursor) {
    try {
      if (cursor.length() == LENGTH) {
        return Base64.getUrlDecoder().decode(cursor);
      }
    } catch (IllegalArgumentException _) {
      // Refused like a wrong length.
    }
    throw new RefusedException(ErrorCode.INVALID_CURSOR);
  }

  private byte[] sign(byte[] id) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(list);
      return Arrays.copyOf(mac.doFinal(id), SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
