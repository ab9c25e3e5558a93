package com.sagamart.devstack.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// What this machine has on its `PATH`.
public final class OnPath {

  private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  private OnPath() {}

  /// The first command of this name.
  public static Optional<Path> find(String command) {
    return SEPARATOR
        .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, command))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
