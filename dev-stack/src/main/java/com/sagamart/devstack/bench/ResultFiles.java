package com.sagamart.devstack.bench;

import com.sagamart.devstack.home.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Where results stay: every line that was ever measured, and a page about the last run.
///
/// @param directory of the stack that is measured
record ResultFiles(Path directory) {

  Path lines() {
    return directory.resolve("results.jsonl");
  }

  Path page() {
    return directory.resolve("report.html");
  }

  void add(Result result) {
    write(lines(), result.json() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  void draw(List<Result> results) {
    write(page(), HtmlReport.page(results));
  }

  private static void write(Path file, String text, StandardOpenOption... how) {
    try {
      Files.writeString(file, text, how);
    } catch (IOException e) {
      throw new StackFailure(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
