package com.sagamart.starter.saga;

import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.support.KafkaHeaderMapper;
import org.springframework.messaging.MessageHeaders;

/// Leaves the headers of a record the bytes that they are. Every mapper of spring-kafka reads a
/// meaning into some names and fails when the bytes do not bear it: before anybody can put that
/// record aside, and so for ever.
class RawHeaders implements KafkaHeaderMapper {

  @Override
  public void toHeaders(Headers record, Map<String, Object> headers) {
    record.forEach(
        header -> {
          if (header.value() != null) {
            headers.put(header.key(), header.value());
          }
        });
  }

  @Override
  public void fromHeaders(MessageHeaders headers, Headers record) {
    throw new UnsupportedOperationException("nothing leaves through a binding");
  }
}
