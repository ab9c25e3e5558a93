package com.sagamart.dataconsumer;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.apache.kafka.common.KafkaException;

/// `java -jar data-consumer.jar BOOTSTRAP_SERVERS DIRECTORY`: one [Export].
final class ExportProgram {

  private static final int USAGE = 2;
  private static final int FAILED = 1;

  private ExportProgram() {}

  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      System.err.println("Usage: java -jar data-consumer.jar BOOTSTRAP_SERVERS DIRECTORY");
      System.exit(USAGE);
    }
    Path directory = Path.of(arguments[1]).toAbsolutePath().normalize();
    try {
      System.out.println(told(Export.run(arguments[0], directory), directory));
    } catch (SQLException | UncheckedIOException | KafkaException | IllegalStateException e) {
      System.err.println("Nothing more was exported to " + directory + ": " + e.getMessage());
      System.exit(FAILED);
    }
  }

  private static String told(Export.Result it, Path directory) {
    String told =
        String.format(
            Locale.ROOT,
            "%,d records read, %,d events are new, %,d records set aside; %d files written in %s",
            it.read(),
            it.landed(),
            it.setAside(),
            it.files().size(),
            directory);
    return it.missed() == 0
        ? told
        : told
            + String.format(
                Locale.ROOT,
                "%n%,d records were dropped before they were read; ./sagamart republish brings back"
                    + " what the data platform counts.",
                it.missed());
  }
}
