package com.sagamart.inventory.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Writes and reads the opaque cursors of one list: the id of the last item seen, and a signature,
/// so that nobody starts where we did not stop.
final class Cursor {

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

  String write(long lastSeen) {
    byte[] id = ByteBuffer.allocate(Long.BYTES).putLong(lastSeen).array();
    byte[] signed = ByteBuffer.allocate(BYTES).put(id).put(sign(id)).array();
    return Base64.getUrlEncoder().encodeToString(signed);
  }

  /// The id in the cursor, or empty when we did not write it.
  OptionalLong read(String cursor) {
    if (cursor.length() != LENGTH) {
      return OptionalLong.empty();
    }
    byte[] signed;
    try {
      signed = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException _) {
      return OptionalLong.empty();
    }
    byte[] id = Arrays.copyOf(signed, Long.BYTES);
    byte[] signature = Arrays.copyOfRange(signed, Long.BYTES, signed.length);
    return MessageDigest.isEqual(signature, sign(id))
        ? OptionalLong.of(ByteBuffer.wrap(id).getLong())
        : OptionalLong.empty();
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
