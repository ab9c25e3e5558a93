package com.sagamart.starter.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Makes the cursors of lists.
///
/// @param cursorSecret signs them; the same on all replicas of a service
@Validated
@ConfigurationProperties("sagamart")
public record Cursors(@NotNull @Size(min = 16, max = 256) String cursorSecret) {

  /// The cursors of the list with this name.
  public Cursor of(String list) {
    return new Cursor(cursorSecret, list);
  }
}
