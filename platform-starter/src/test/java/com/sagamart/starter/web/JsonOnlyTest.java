package com.sagamart.starter.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonOnlyTest extends WebSlice {

  private static final String JSON = "Content-Type: application/json";
  private static final String NOTE = "{\"name\":\"우유\",\"amount\":1}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json;charset=utf-8",
        "application/json; charset=\"UTF-8\"",
        "application/json; version=1",
        "application/json\r\nContent-Encoding: identity"
      })
  void readsJsonInUtf8(String type) {
    handles(post("Content-Type: " + type, NOTE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/*",
        "*/*",
        "*",
        "json",
        "application/",
        "application/json, text/plain",
        "application/json; charset=utf-16",
        "application/json; charset=iso-8859-1",
        "application/json; charset=none",
        "application/merge-patch+json",
        "application/problem+json",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "text/plain",
        "",
        "application/json\r\nContent-Type: application/json",
        "application/json\r\nContent-Encoding: gzip",
        "application/json\r\nContent-Encoding: identity, gzip"
      })
  void refusesEveryOtherKindOfBody(String type) {
    refuses(post("Content-Type: " + type, NOTE), ErrorCode.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void refusesABodyThatDoesNotSayWhatItIs() {
    refuses(post("X-Other: 1", NOTE), ErrorCode.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void findsNothingWrongWithTheTypeOfNoBody() {
    refuses(post("X-Other: 1", ""), ErrorCode.INVALID_REQUEST);
  }

  @Test
  void doesNotTakeAFormApartBeforeItRefusesIt() {
    byte[] form =
        request(
            "PATCH /v1/notes",
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n",
            "a=%zz".getBytes(UTF_8));
    refuses(form, ErrorCode.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void refusesJsonInAnotherEncodingThanItSays() {
    refuses(post(JSON, NOTE.getBytes(UTF_16LE)), ErrorCode.INVALID_REQUEST);
    refuses(post(JSON, "{\"name\":\"é\",\"amount\":1}".getBytes(ISO_8859_1)), "no UTF-8");
    refuses(post(JSON, overlong((byte) 0xC1, (byte) 0xA1)), "an overlong a");
    refuses(post(JSON, overlong((byte) 0xED, (byte) 0xA0, (byte) 0x80)), "half a character");
  }

  private void refuses(byte[] request, String what) {
    assertThat(what).isNotEmpty();
    refuses(request, ErrorCode.INVALID_REQUEST);
  }

  private static byte[] overlong(byte... name) {
    String text = NOTE.replace("우유", new String(name, ISO_8859_1));
    return text.getBytes(ISO_8859_1);
  }

  @Test
  void readsABodyUpToItsBoundAndNotBeyond() {
    String note = NOTE + " ".repeat(RequestBytes.MAX - NOTE.getBytes(UTF_8).length);
    handles(post(JSON, note));
    nothingWasHandled();
    refuses(post(JSON, note + " "), ErrorCode.PAYLOAD_TOO_LARGE);
    refuses(chunked(note + " "), ErrorCode.PAYLOAD_TOO_LARGE);
  }

  private static byte[] chunked(String body) {
    byte[] chunk =
        "%x\r\n%s\r\n0\r\n\r\n".formatted(body.getBytes(UTF_8).length, body).getBytes(UTF_8);
    return request("POST /v1/notes", JSON + "\r\nTransfer-Encoding: chunked\r\n", chunk);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\r\n{}\r\n0\r\n\r\n", "2\r\n{}x\r\n0\r\n\r\n"})
  void refusesChunksThatAreNone(String chunks) {
    refuses(
        request(
            "POST /v1/notes", JSON + "\r\nTransfer-Encoding: chunked\r\n", chunks.getBytes(UTF_8)),
        ErrorCode.INVALID_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/*",
        "*/*;q=0.1",
        "*",
        "",
        "text/html, application/json;q=0.5",
        "text/html\r\nAccept: application/json",
        "application/json;charset=utf-16",
        "application/problem+json, application/json;q=0.5"
      })
  void answersJsonToWhoeverTakesIt(String accept) {
    byte[] request = post(JSON + "\r\nAccept: " + accept, NOTE);
    assertThat(exchange(request)).containsIgnoringCase("\r\nContent-Type: application/json\r\n");
    nothingWasHandled();
    handles(request);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/xml",
        "application/problem+json",
        "application/*+json",
        "application/json;q=0",
        "application/json;q=2",
        "json",
        "a/b/c"
      })
  void doesNothingForAClientThatDoesNotTakeTheAnswer(String accept) {
    refuses(post(JSON + "\r\nAccept: " + accept, NOTE), ErrorCode.NOT_ACCEPTABLE);
  }
}
