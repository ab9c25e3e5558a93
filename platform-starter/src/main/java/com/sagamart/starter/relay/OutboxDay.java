package com.sagamart.starter.relay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// A day of the outbox, in UTC: one part of the table.
record OutboxDay(LocalDate date) {

  static OutboxDay of(Instant moment) {
    return new OutboxDay(LocalDate.ofInstant(moment, ZoneOffset.UTC));
  }

  OutboxDay plus(int days) {
    return new OutboxDay(date.plusDays(days));
  }

  String table() {
    return "outbox_" + date.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  Instant begin() {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
