package com.sagamart.starter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.contracts.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  private final Cursor cursors = new Cursor("a secret of some length", "products");

  @ParameterizedTest
  @ValueSource(longs = {1, 101, Long.MAX_VALUE})
  void readsWhatItWrote(long lastSeen) {
    assertThat(cursors.read(cursors.write(lastSeen), 0)).isEqualTo(lastSeen);
  }

  @Test
  void refusesACursorWithAnyCharacterChanged() {
    String cursor = cursors.write(101);
    assertThat(cursor).hasSize(Cursor.LENGTH);
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      String tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
      refuses(cursors, tampered);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "x", "eyJwY2lIjoiMiJ9", "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!", "한"})
  void refusesWhatIsNoCursor(String text) {
    refuses(cursors, text);
  }

  @Test
  void refusesACursorOfAnotherListOrSecret() {
    String cursor = cursors.write(101);
    refuses(new Cursor("a secret of some length", "orders"), cursor);
    refuses(new Cursor("quite another secret", "products"), cursor);
  }

  @Test
  void anEmptyCursorIsTheBeginning() {
    assertThat(cursors.read("", 7)).isEqualTo(7);
  }

  private static void refuses(Cursor cursors, String text) {
    assertThatThrownBy(() -> cursors.read(text, 0))
        .as(text)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_CURSOR));
  }
}
