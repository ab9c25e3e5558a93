package com.sagamart.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  private final Cursor cursors = new Cursor("a secret of some length", "products");

  @ParameterizedTest
  @ValueSource(longs = {1, 101, Long.MAX_VALUE})
  void readsWhatItWrote(long lastSeen) {
    assertThat(cursors.read(cursors.write(lastSeen))).hasValue(lastSeen);
  }

  @Test
  void refusesACursorWithAnyCharacterChanged() {
    String cursor = cursors.write(101);
    assertThat(cursor).hasSize(Cursor.LENGTH);
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      String tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
      assertThat(cursors.read(tampered)).as(tampered).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "eyJwY2lIjoiMiJ9", "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!", "한"})
  void refusesWhatIsNoCursor(String text) {
    assertThat(cursors.read(text)).isEmpty();
  }

  @Test
  void refusesACursorOfAnotherListOrSecret() {
    String cursor = cursors.write(101);
    assertThat(new Cursor("a secret of some length", "orders").read(cursor)).isEmpty();
    assertThat(new Cursor("quite another secret", "products").read(cursor)).isEmpty();
  }
}
