package com.sagamart.systemtests.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/// A request as its bytes go over the wire, so that it can be wrong in every way. Each character of
/// these texts is one byte.
///
/// @param headers whole lines; what frames the request comes on top
record Request(String method, String target, List<String> headers, String body) {

  static final String JSON = "Content-Type: application/json";
  private static final String BEARER = "Authorization: Bearer ";

  Request {
    headers = List.copyOf(headers);
  }

  static Request get(String target) {
    return of("GET", target);
  }

  static Request of(String method, String target) {
    return new Request(method, target, List.of(), "");
  }

  /// A POST of this JSON.
  static Request post(String target, String body) {
    return of("POST", target).with(JSON).body(body);
  }

  /// A PATCH with this JSON.
  static Request patch(String target, String body) {
    return of("PATCH", target).with(JSON).body(body);
  }

  Request by(String token) {
    return with(BEARER + token);
  }

  Request with(String header) {
    List<String> more = new ArrayList<>(headers);
    more.add(header);
    return new Request(method, target, more, body);
  }

  /// With this content type in place of JSON.
  Request contentType(String type) {
    return new Request(
        method,
        target,
        headers.stream().map(it -> it.equals(JSON) ? "Content-Type: " + type : it).toList(),
        body);
  }

  /// Without any content type.
  Request untyped() {
    return new Request(
        method, target, headers.stream().filter(it -> !it.equals(JSON)).toList(), body);
  }

  /// The body as UTF-8.
  Request body(String text) {
    return bytes(text.getBytes(UTF_8));
  }

  Request bytes(byte[] bytes) {
    return new Request(method, target, headers, new String(bytes, ISO_8859_1));
  }

  byte[] toBytes() {
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    text.append("Host: localhost\r\n");
    headers.forEach(header -> text.append(header).append("\r\n"));
    if (!body.isEmpty() && !framesItself()) {
      text.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    return text.append("\r\n").append(body).toString().getBytes(ISO_8859_1);
  }

  private boolean framesItself() {
    return headers.stream()
        .anyMatch(it -> it.startsWith("Content-Length:") || it.startsWith("Transfer-Encoding:"));
  }
}
