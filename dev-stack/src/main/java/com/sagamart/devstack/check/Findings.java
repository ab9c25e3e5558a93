package com.sagamart.devstack.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// What came of one look at one invariant.
///
/// Within one snapshot a contradiction is certain. Between two it may be work on its way: such a
/// suspicion becomes a violation when it is still there, word for word, after everything that was
/// on its way has arrived.
final class Findings {

  /// So many of each sort are kept in words, the rest in number.
  static final int MOST_KEPT = 10_000;

  private final String title;
  private final List<String> lookedAt = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> certain = new LinkedHashSet<>();
  private final Set<String> suspected = new LinkedHashSet<>();
  private long more;

  Findings(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /// So many of these were looked at.
  void lookedAt(long count, String what) {
    lookedAt.add(String.format(Locale.ROOT, "%,d %s", count, what));
  }

  /// What a reader should know about this look.
  void note(String sentence) {
    notes.add(sentence);
  }

  void certain(String violation) {
    keep(violation, certain);
  }

  void suspected(String violation) {
    keep(violation, suspected);
  }

  private void keep(String violation, Set<String> among) {
    if (among.size() < MOST_KEPT) {
      among.add(violation);
    } else {
      more++;
    }
  }

  boolean hasSuspicions() {
    return !suspected.isEmpty();
  }

  int suspicions() {
    return suspected.size();
  }

  /// Drops suspicions that were not there before: they are news. When there were more before than
  /// could be kept, nobody knows, and all stay.
  void confirmedBy(Findings before) {
    if (before.more == 0) {
      suspected.retainAll(before.suspected);
    }
  }

  String sumOfLooks() {
    return String.join(", ", lookedAt);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  /// All of them, or as many as are kept in words.
  List<String> violations() {
    return Stream.concat(certain.stream(), suspected.stream()).toList();
  }

  long count() {
    return certain.size() + suspected.size() + more;
  }
}
