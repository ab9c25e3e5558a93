package com.sagamart.devstack.chaos;

import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/// What customers asked for and what they were answered, in the order of the answers: in memory for
/// the proof at the end, and in a file, a JSON object a line, for whoever wants to look.
final class History implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  /// A run that would record more than this ends with an error; hours of load fit.
  private static final int MOST_ANSWERS = 2_000_000;

  private final long begin = System.nanoTime();
  private final List<Answer> answers = new ArrayList<>();
  private final BufferedWriter file;

  History(Path file) {
    try {
      this.file = Files.newBufferedWriter(file);
    } catch (IOException e) {
      throw new StackFailure("The history cannot be kept in " + file + ": " + e, e);
    }
  }

  /// Milliseconds since the history begins; all its times count from there.
  long now() {
    return (System.nanoTime() - begin) / 1_000_000;
  }

  synchronized void add(Answer answer) {
    if (answers.size() >= MOST_ANSWERS) {
      throw new StackFailure("The history holds no more than " + MOST_ANSWERS + " answers.");
    }
    answers.add(answer);
    try {
      file.write(JSON.writeValueAsString(answer));
      file.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    notifyAll();
  }

  /// All answers so far.
  synchronized List<Answer> answers() {
    return List.copyOf(answers);
  }

  /// How often each answer was given: the status, with the code of an error.
  synchronized Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    answers.forEach(it -> counts.merge(it.outcome(), 1L, Long::sum));
    return counts;
  }

  /// Waits until this is found in the answers, or the limit has passed.
  synchronized <T> Optional<T> await(
      Function<? super List<Answer>, Optional<T>> search, Duration limit) {
    long end = now() + limit.toMillis();
    Optional<T> found = search.apply(answers);
    try {
      for (long left = end - now(); found.isEmpty() && left > 0; left = end - now()) {
        wait(left);
        found = search.apply(answers);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
    return found;
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
