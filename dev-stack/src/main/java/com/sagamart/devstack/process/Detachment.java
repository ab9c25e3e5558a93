package com.sagamart.devstack.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How a child is kept alive when the terminal closes or Ctrl-C is pressed. Both commands replace
/// themselves by the program, so the pid stays the child's.
final class Detachment {

  private static final Pattern SEPARATOR = Pattern.compile(java.io.File.pathSeparator);
  private static final List<String> PREFIX =
      Stream.of("setsid", "nohup").filter(Detachment::isOnPath).limit(1).toList();

  private Detachment() {}

  static List<String> prefix() {
    return PREFIX;
  }

  private static boolean isOnPath(String command) {
    return SEPARATOR
        .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
        .filter(directory -> !directory.isEmpty())
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
  }
}
