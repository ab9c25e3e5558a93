package com.sagamart.devstack.process;

import com.sagamart.devstack.home.StackFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// What a process says, in one file. A new start sets a big one aside, so two generations are the
/// most there is.
public record LogFile(Path path) {

  private static final long MAX_BYTES = 20L << 20;

  /// How far back [#tail] looks.
  private static final int TAIL_BYTES = 256 * 1024;

  void rotate() {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      if (Files.exists(path) && Files.size(path) > MAX_BYTES) {
        Files.move(
            path,
            path.resolveSibling(path.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new StackFailure("The log " + path + " cannot be written: " + e.getMessage(), e);
    }
  }

  /// The last lines.
  public List<String> tail(int lines) {
    if (!Files.exists(path)) {
      return List.of();
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long from = Math.max(0, file.length() - TAIL_BYTES);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      throw new StackFailure("The log " + path + " cannot be read: " + e.getMessage(), e);
    }
  }
}
