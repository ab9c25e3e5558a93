package com.sagamart.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.wire.EventType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PersonalDataTest {

  @Test
  void everyFieldOfEveryEventHasBeenDecidedAbout() {
    Set<String> fields = new TreeSet<>();
    EventType.all().forEach(event -> leaves(event).forEach(fields::add));
    assertThat(PersonalData.decided()).containsExactlyInAnyOrderElementsOf(fields);
  }

  private static Stream<String> leaves(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(
            field -> isOfRecords(field) ? leaves(recordIn(field)) : Stream.of(field.getName()));
  }

  private static boolean isOfRecords(RecordComponent field) {
    return recordIn(field).isRecord();
  }

  /// The type of the field, or of what its list holds.
  private static Class<?> recordIn(RecordComponent field) {
    return field.getGenericType() instanceof ParameterizedType list
            && list.getActualTypeArguments()[0] instanceof Class<?> of
        ? of
        : field.getType();
  }
}
