package com.sagamart.coupon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.starter.web.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  private final Cursor cursor = new Cursor("a secret");

  @Test
  void readsWhatItWrote() {
    assertThat(cursor.read(cursor.after(55501))).isEqualTo(55501);
  }

  @Test
  void refusesACursorWithAnyCharacterChanged() {
    String written = cursor.after(55501);
    for (int i = 0; i < written.length(); i++) {
      char other = written.charAt(i) == 'A' ? 'B' : 'A';
      String tampered = written.substring(0, i) + other + written.substring(i + 1);
      assertThatThrownBy(() -> cursor.read(tampered)).isInstanceOf(RefusedException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "55501", "!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void refusesWhatItNeverWrote(String text) {
    assertThatThrownBy(() -> cursor.read(text)).isInstanceOf(RefusedException.class);
  }

  @Test
  void refusesACursorSignedWithAnotherSecret() {
    String foreign = new Cursor("another secret").after(55501);
    assertThatThrownBy(() -> cursor.read(foreign)).isInstanceOf(RefusedException.class);
  }
}
