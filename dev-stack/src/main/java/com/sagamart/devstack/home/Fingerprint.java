package com.sagamart.devstack.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.ZipFile;

/// Tells builds of a jar apart by their content: a reproducible build gives every jar the same
/// time, and often the same size.
public final class Fingerprint {

  private Fingerprint() {}

  public static String of(Path jar) throws IOException {
    CRC32C sum = new CRC32C();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .map(entry -> entry.getName() + ' ' + entry.getCrc() + ' ' + entry.getSize())
          .forEachOrdered(line -> sum.update(line.getBytes(UTF_8)));
    }
    return Long.toHexString(sum.getValue());
  }
}
