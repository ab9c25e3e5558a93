package com.sagamart.devstack.command;

import com.sagamart.devstack.Training;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Makes the AOT caches that programs start from.
@Command(name = "train")
final class Train implements Runnable {

  @Mixin private StackOptions options = new StackOptions();

  @Override
  public void run() {
    long begin = System.nanoTime();
    Training training = new Training(options.stack().ports().offset(), System.out::println);
    if (!training.isNeeded()) {
      System.out.println("This build is trained already.");
      return;
    }
    System.out.println("Training, once per build, so that everything starts fast:");
    training.run();
    System.out.printf(Locale.ROOT, "Trained in %.1f s.%n", (System.nanoTime() - begin) / 1e9);
  }
}
