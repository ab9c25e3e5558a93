package com.sagamart.devstack;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.StackFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Only one at a time brings a stack up or down.
record StackLock(FileChannel channel) implements AutoCloseable {

  static StackLock on(Home home) {
    try {
      FileChannel channel =
          FileChannel.open(home.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StackFailure(
            "Another ./sagamart is just bringing the stack in "
                + home.directory()
                + " up or down; wait for it.");
      }
      return new StackLock(channel);
    } catch (IOException e) {
      throw new StackFailure("The stack in " + home.directory() + " cannot be locked: " + e, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held within this program
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StackFailure("The stack cannot be unlocked: " + e.getMessage(), e);
    }
  }
}
