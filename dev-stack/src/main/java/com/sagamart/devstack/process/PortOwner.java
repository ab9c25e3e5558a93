package com.sagamart.devstack.process;

import com.sagamart.devstack.home.StackFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who listens on a port of this machine.
final class PortOwner {

  private static final String LISTENING = "0A";
  private static final int LONGEST_COMMAND = 80;

  private PortOwner() {}

  /// Refuses, naming the owner where the system tells, when the port cannot be listened on.
  static void requireFree(int port, String purpose) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      socket.getLocalPort();
    } catch (IOException e) {
      throw new StackFailure(
          "Port %d, which %s needs, is taken%s. Free it, or move the whole stack with --port-offset."
              .formatted(port, purpose, find(port).map(owner -> " by " + owner).orElse("")),
          e);
    }
  }

  /// The listener on this port, as far as /proc shows it.
  static Optional<String> find(int port) {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(table -> inodesListeningOn(Path.of(table), port))
        .flatMap(inode -> holderOf("socket:[" + inode + "]"))
        .findFirst();
  }

  private static Stream<String> inodesListeningOn(Path table, int port) {
    String suffix = ":%04X".formatted(port);
    try {
      return Files.readAllLines(table).stream()
          .map(line -> Arrays.asList(line.strip().split("\\s+")))
          .filter(field -> field.size() > 9)
          .filter(field -> field.get(1).endsWith(suffix) && field.get(3).equals(LISTENING))
          .map(field -> field.get(9));
    } catch (IOException e) {
      return Stream.empty(); // no /proc here
    }
  }

  private static Stream<String> holderOf(String socket) {
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process.pid(), socket))
        .map(PortOwner::describe);
  }

  private static boolean holds(long pid, String socket) {
    Path descriptors = Path.of("/proc", Long.toString(pid), "fd");
    try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : open) {
        if (Files.readSymbolicLink(descriptor).toString().equals(socket)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false; // somebody else's, or just gone
    }
  }

  private static String describe(ProcessHandle process) {
    List<String> words =
        Stream.concat(
                process.info().command().stream(),
                process.info().arguments().stream().flatMap(Arrays::stream))
            .limit(3)
            .toList();
    String command = String.join(" ", words).replaceAll("\\s+", " ");
    return "process %d (%s)"
        .formatted(
            process.pid(), command.substring(0, Math.min(command.length(), LONGEST_COMMAND)));
  }
}
