package com.sagamart.systemtests.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.home.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No key of anybody lies in the repository. Passwords that stand there are names, of servers that
/// listen on loopback alone; `ReferencesTest` proves that production takes its own from a store.
class KeysTest {

  private static final Pattern SECRET =
      Pattern.compile(
          "-----BEGIN [A-Z ]*PRIVATE KEY-----\\s+[A-Za-z0-9+/=\\s]{64,}"
              + "|\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"
              + "|\\bgh[pousr]_[A-Za-z0-9]{36}\\b"
              + "|\\bxox[abprs]-[A-Za-z0-9-]{20,}"
              + "|\"d\"\\s*:\\s*\"[A-Za-z0-9_-]{40,}\"");

  private final Path root = Installation.current().root();

  @Test
  void noKeyLiesInTheRepository() throws Exception {
    assertThat(files().filter(it -> SECRET.matcher(text(it)).find())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN RSA PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\n",
        "-----BEGIN EC PRIVATE KEY-----\n"
      })
  void aKeyIsSeen(String head) {
    assertThat(SECRET.matcher(head + "MIIE".repeat(20)).find()).isTrue();
  }

  /// What git keeps; without git, as in an archive, there is nothing to look at.
  private Stream<Path> files() throws Exception {
    Assumptions.assumeTrue(Files.exists(root.resolve(".git")), "no git repository");
    Process git =
        new ProcessBuilder("git", "-C", root.toString(), "ls-files", "-z")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String listed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).isZero();
    List<String> names = List.of(listed.split("\0"));
    assertThat(names).contains("README.md").hasSizeGreaterThan(500);
    return names.stream().map(root::resolve).filter(Files::isRegularFile);
  }

  /// Byte by byte, so that any file can be read.
  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
