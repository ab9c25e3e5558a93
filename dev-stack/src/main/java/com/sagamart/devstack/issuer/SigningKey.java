package com.sagamart.devstack.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/// The issuer's key pair, kept in a file that only its owner reads, so that tokens survive a
/// restart.
final class SigningKey {

  private static final int BITS = 2048;

  private SigningKey() {}

  static RSAKey in(Path file) throws IOException {
    try {
      return Files.exists(file) ? RSAKey.parse(Files.readString(file)) : generate(file);
    } catch (ParseException e) {
      throw new IOException(file + " holds no key", e);
    }
  }

  private static RSAKey generate(Path file) throws IOException {
    try {
      RSAKey key =
          new RSAKeyGenerator(BITS)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyIDFromThumbprint(true)
              .generate();
      Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(unfinished);
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(unfinished, key.toJSONString());
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return key;
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
