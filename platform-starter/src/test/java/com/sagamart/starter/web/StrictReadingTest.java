package com.sagamart.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands in a path, a query or a body, and has only one reading.
class StrictReadingTest extends WebSlice {

  private static final String JSON = "Content-Type: application/json";

  @ParameterizedTest
  @ValueSource(strings = {"1", "101", "9223372036854775807", "%31"})
  void anIdIsAPositiveLongInAsciiDigits(String id) {
    handles(get("/v1/notes/" + id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "+101",
        "0101",
        "%20101",
        "101%20",
        "101.0",
        "1e2",
        "0x65",
        "1_0",
        "%EF%BC%91%EF%BC%90%EF%BC%91",
        "%D9%A1",
        "abc",
        "9223372036854775808",
        "18446744073709551617"
      })
  void everyOtherSpellingOfAnIdIsInvalid(String id) {
    refusesNaming("noteId", get("/v1/notes/" + id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?limit=5",
        "?keyword=&cursor=&limit=20",
        "?keyword=a+b&kind=LONG",
        "?other=1&other=2",
        "?%6cimit=5"
      })
  void aQuerySaysEachThingOnce(String query) {
    handles(get("/v1/notes" + query));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=1&limit=2",
        "limit=1&limit=1",
        "limit=1&%6cimit=1",
        "limit=",
        "limit",
        "limit=+5",
        "limit=%2B5",
        "limit=%205",
        "limit=5%20",
        "limit=05",
        "limit=-0",
        "limit=0x5",
        "limit=5.0",
        "limit=1e1",
        "limit=%EF%BC%95",
        "limit=2147483648",
        "limit=5;limit=6"
      })
  void aNumberInAQueryIsWrittenInOneWay(String query) {
    refusesNaming("limit", get("/v1/notes?" + query));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kind=", "kind=long", "kind=%20LONG", "kind=0", "kind=X", "kind=LONG&kind=SHORT"})
  void aNameInAQueryIsTakenToTheLetter(String query) {
    refusesNaming("kind", get("/v1/notes?" + query));
  }

  @Test
  void aTextInAQueryIsNotRepeatedEither() {
    refusesNaming("keyword", get("/v1/notes?keyword=a&keyword=b"));
    refusesNaming("cursor", get("/v1/notes?cursor=&cursor="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\ud800", "a\\udc00b", "\\udc00\\ud800", "\\u0000", "a\\u0000", "\\ud83e"})
  void aTextThatNoDatabaseCanHoldIsInvalid(String name) {
    refusesNaming("name", note(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\\t",
        "\\u3000 \\u00a0",
        "\\u200b",
        "\\u200b\\u2060",
        "a\\tb",
        "a\\nb",
        "a\\u007f",
        "a\\u0085",
        "a\\u2028b",
        "\\u2029a"
      })
  void aNameIsSeenAndStandsOnOneLine(String name) {
    refusesNaming("name", note(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "  a ", "\\ud83e\\udd5b", "\\u200ba", "👩‍🌾", "한글 ㄱ", "!"})
  void aNameIsOtherwiseTheSendersBusiness(String name) {
    handles(note(name));
  }

  @Test
  void aNameIsAsLongAsItsCharacters() {
    handles(note("🥛".repeat(200)));
    nothingWasHandled();
    refusesNaming("name", note("🥛".repeat(201)));
    refusesNaming("name", note("a".repeat(201)));
  }

  @Test
  void aLongNameTakesNoLongerToRefuseThanToRead() {
    long start = System.nanoTime();
    refusesNaming("name", note("\\u200b".repeat(5_000) + "a".repeat(20_000) + "\\n"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aNumberThatIsTooLargeIsToldByItsField() {
    for (String number : new String[] {"1".repeat(400), "-" + "9".repeat(60_000), "1e400", "1E2"}) {
      refusesNaming("amount", post(JSON, "{\"name\":\"a\",\"amount\":%s}".formatted(number)));
    }
    refuses(post(JSON, "{\"name\":\"a\",\"amount\":NaN}"), ErrorCode.INVALID_REQUEST);
  }

  private static byte[] note(String name) {
    return post(JSON, "{\"name\":\"%s\",\"amount\":1}".formatted(name));
  }
}
