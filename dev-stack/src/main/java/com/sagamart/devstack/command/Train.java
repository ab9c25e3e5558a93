package com.sagamart.devstack.command;

import com.sagamart.devstack.Training;
import java.util.Locale;
import picocli.CommandLine.Command;

/// Makes the AOT caches that programs start from.
@Command(name = "train")
final class Train implements Runnable {

  @Override
  public void run() {
    long begin = System.nanoTime();
    System.out.println("Training, once per build, so that everything starts fast:");
    boolean trained = new Training(System.out::println).run();
    System.out.println(
        trained
            ? String.format(Locale.ROOT, "Trained in %.1f s.", (System.nanoTime() - begin) / 1e9)
            : "This build is trained already.");
  }
}
