package com.sagamart.devstack.home;

import com.sagamart.contracts.wire.Topic;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// The checkout whose build this stack runs.
///
/// @param root the directory that holds ./sagamart and the modules
public record Installation(Path root) {

  /// The checkout that this class was built in.
  public static Installation current() {
    String given = System.getProperty("sagamart.root");
    return given == null ? around(codeOf(Installation.class)) : new Installation(Path.of(given));
  }

  private static Installation around(Path code) {
    for (Path place = code; place != null; place = place.getParent()) {
      if (Files.isDirectory(place.resolve("dev-stack"))
          && Files.isRegularFile(place.resolve("pom.xml"))) {
        return new Installation(place);
      }
    }
    return missing(code);
  }

  private static Installation missing(@Nullable Path code) {
    throw new StackFailure("No Sagamart checkout around " + code + "; set -Dsagamart.root.");
  }

  /// Where services and the gateway are unpacked, once for all stacks of this checkout.
  public Path services() {
    return root.resolve(".sagamart").resolve("services");
  }

  /// The executable jar of a service or of the gateway.
  public Path jarOf(String module) {
    Path jar = root.resolve(module).resolve("target").resolve(module + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw new StackFailure(
          "%s is not built: %s is missing. ./sagamart up builds it.".formatted(module, jar));
    }
    return jar;
  }

  /// The jar that brings a service its failpoints. Copied like the jars of this module's programs.
  public Path failpoints(Home home) {
    return kept(jarOf("failpoints"), home);
  }

  /// The libraries of this module: broker, issuer, PostgreSQL's programs.
  public Path libraries() {
    Path libraries = root.resolve("dev-stack").resolve("target").resolve("lib");
    if (!Files.isDirectory(libraries)) {
      throw new StackFailure("dev-stack is not built: " + libraries + " is missing.");
    }
    return libraries;
  }

  /// The class path of a program of this module. Its own jars are copied: a new build would pull
  /// them away from under the running program.
  public String classPath(Home home) {
    return String.join(
        File.pathSeparator,
        kept(codeOf(Installation.class), home).toString(),
        kept(codeOf(Topic.class), home).toString(),
        libraries().resolve("*").toString());
  }

  private static Path kept(Path code, Home home) {
    if (Files.isDirectory(code)) {
      return code;
    }
    try {
      Path copy =
          home.programs().resolve("own").resolve(Fingerprint.of(code) + "-" + code.getFileName());
      if (!Files.exists(copy)) {
        Files.createDirectories(copy.getParent());
        Path unfinished = Files.createTempFile(copy.getParent(), "", ".unfinished");
        Files.copy(code, unfinished, StandardCopyOption.REPLACE_EXISTING);
        Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
      }
      return copy;
    } catch (IOException e) {
      throw new StackFailure(code + " cannot be copied: " + e.getMessage(), e);
    }
  }

  /// The java command that runs this program too.
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static Path codeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
