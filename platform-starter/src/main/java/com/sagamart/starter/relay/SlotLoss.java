package com.sagamart.starter.relay;

/// Why the engine cannot go on where it stood.
enum SlotLoss {
  MISSING("the slot is gone"),
  INVALIDATED("the server threw away the log that the slot stood for"),
  POSITION_AHEAD("the stored position is ahead of the server, which was restored from a backup"),
  POSITION_BEHIND("the stored position is older than the slot, which somebody made anew");

  private final String story;

  SlotLoss(String story) {
    this.story = story;
  }

  String story() {
    return story;
  }
}
