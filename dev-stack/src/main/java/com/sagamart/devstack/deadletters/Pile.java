package com.sagamart.devstack.deadletters;

import java.util.List;

/// Some dead letters, and what was decided about them.
///
/// @param more how many there are besides
public record Pile(List<DeadLetter> letters, long more, Decisions decisions) {

  public LetterState stateOf(DeadLetter letter) {
    return decisions.of(letter.id(), letter.at());
  }
}
