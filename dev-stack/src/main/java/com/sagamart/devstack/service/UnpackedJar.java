package com.sagamart.devstack.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.devstack.home.Fingerprint;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// An executable jar of Spring Boot, unpacked: it starts faster than nested jars do, and a new
/// build
/// does not pull the file away from under a running process.
///
/// @param directory holds the thin jar and its libraries
record UnpackedJar(Path directory, Path jar) {

  /// Unpacks when this build of the jar has not been unpacked yet, and forgets earlier builds.
  static UnpackedJar of(Path jar, Home home) {
    String name = jar.getFileName().toString();
    String module = name.replaceFirst("\\.jar$", "");
    try {
      String build = module + "-" + Fingerprint.of(jar);
      Path directory = home.programs().resolve(build);
      if (!Files.isDirectory(directory)) {
        forgetEarlier(module, home.programs());
        unpack(jar, directory);
      }
      return new UnpackedJar(directory, directory.resolve(name));
    } catch (IOException e) {
      throw new StackFailure(jar + " cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private static void forgetEarlier(String module, Path programs) throws IOException {
    Files.createDirectories(programs);
    try (DirectoryStream<Path> builds = Files.newDirectoryStream(programs, module + "-*")) {
      builds.forEach(Home::delete);
    }
  }

  private static void unpack(Path jar, Path directory) throws IOException {
    Path unfinished = directory.resolveSibling(directory.getFileName() + ".unfinished");
    Process process =
        new ProcessBuilder(
                Installation.java(),
                "-Djarmode=tools",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                unfinished.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.PIPE)
            .start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(output.strip());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
    Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
  }
}
