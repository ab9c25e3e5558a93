package com.sagamart.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.schema.Releases.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// An event is released, and then somebody changes its record.
class SchemaChangesTest {

  enum Cause {
    LATE,
    REGRETTED
  }

  enum FewerCauses {
    LATE
  }

  enum MoreCauses {
    LATE,
    REGRETTED,
    LOST
  }

  record Line(String name, int qty) {}

  record Released(long orderId, List<Line> lines, @Nullable Long coupon, Cause cause, Instant at) {}

  record WithAnOptionalField(
      long orderId,
      List<Line> lines,
      @Nullable Long coupon,
      Cause cause,
      Instant at,
      @Nullable String note) {}

  record LineWithAnOptionalField(String name, int qty, @Nullable String colour) {}

  record WithAnOptionalFieldInItsLines(
      long orderId,
      List<LineWithAnOptionalField> lines,
      @Nullable Long coupon,
      Cause cause,
      Instant at) {}

  record WithAnotherCause(
      long orderId, List<Line> lines, @Nullable Long coupon, MoreCauses cause, Instant at) {}

  record WithoutAField(long orderId, List<Line> lines, @Nullable Long coupon, Cause cause) {}

  record WithARenamedField(
      long number, List<Line> lines, @Nullable Long coupon, Cause cause, Instant at) {}

  record WithANarrowerType(
      int orderId, List<Line> lines, @Nullable Long coupon, Cause cause, Instant at) {}

  record NarrowLine(String name, short qty) {}

  record WithANarrowerTypeInItsLines(
      long orderId, List<NarrowLine> lines, @Nullable Long coupon, Cause cause, Instant at) {}

  record WithAnotherType(
      String orderId, List<Line> lines, @Nullable Long coupon, Cause cause, Instant at) {}

  record WithANewRequiredField(
      long orderId,
      List<Line> lines,
      @Nullable Long coupon,
      Cause cause,
      Instant at,
      String note) {}

  record WithAFieldThatBecameRequired(
      long orderId, List<Line> lines, long coupon, Cause cause, Instant at) {}

  record WithAFieldThatMayBeMissing(
      @Nullable Long orderId, List<Line> lines, @Nullable Long coupon, Cause cause, Instant at) {}

  record WithoutACause(
      long orderId, List<Line> lines, @Nullable Long coupon, FewerCauses cause, Instant at) {}

  @TempDir private Path folder;

  @BeforeEach
  void release() throws IOException {
    write(standing(Released.class));
    assertThat(standing(Released.class)).isEqualTo(new Standing.Released());
  }

  @ParameterizedTest
  @MethodSource
  void refuses(Class<?> change, String because) {
    assertThat(standing(change))
        .isInstanceOfSatisfying(
            Standing.Breaking.class,
            it -> assertThat(it.changes()).anySatisfy(one -> assertThat(one).contains(because)));
  }

  static Stream<Arguments> refuses() {
    return Stream.of(
        Arguments.of(WithoutAField.class, "at is gone"),
        Arguments.of(WithARenamedField.class, "orderId is gone"),
        Arguments.of(WithANarrowerType.class, "orderId has another format"),
        Arguments.of(WithANarrowerTypeInItsLines.class, "lines/*/qty has another format"),
        Arguments.of(WithAnotherType.class, "orderId has another type"),
        Arguments.of(WithANewRequiredField.class, "note is required, and was not there"),
        Arguments.of(WithAFieldThatBecameRequired.class, "coupon is required"),
        Arguments.of(WithAFieldThatMayBeMissing.class, "orderId may be missing now"),
        Arguments.of(WithoutACause.class, "cause cannot be REGRETTED any more"));
  }

  @ParameterizedTest
  @MethodSource
  void takesAsTheNextVersion(Class<?> change) throws IOException {
    assertThat(standing(change))
        .isInstanceOfSatisfying(
            Standing.ToWrite.class,
            it -> {
              assertThat(it.file()).hasFileName("1.1.json");
              assertThat(it.text()).contains("urn:sagamart:event:IT_HAPPENED:1.1");
            });
    write(standing(change));
    assertThat(standing(change)).isEqualTo(new Standing.Released());
  }

  static Stream<Class<?>> takesAsTheNextVersion() {
    return Stream.of(
        WithAnOptionalField.class, WithAnOptionalFieldInItsLines.class, WithAnotherCause.class);
  }

  @Test
  void comparesWithTheLastVersionAndNotWithTheFirst() throws IOException {
    write(standing(WithAnOptionalField.class));
    assertThat(standing(Released.class)).isEqualTo(new Standing.Breaking(List.of("note is gone")));
  }

  @Test
  void writesNewWordsIntoTheVersionThatIsThere() throws IOException {
    Path first = folder.resolve("IT_HAPPENED/1.0.json");
    Files.writeString(first, Files.readString(first).replace("\"title\"", "\"description\""));
    assertThat(standing(Released.class))
        .isInstanceOfSatisfying(
            Standing.ToWrite.class, it -> assertThat(it.file()).isEqualTo(first));
  }

  private Standing standing(Class<?> type) {
    return new Releases(folder).standing("IT_HAPPENED", type);
  }

  private static void write(Standing standing) throws IOException {
    assertThat(standing).isInstanceOf(Standing.ToWrite.class);
    if (standing instanceof Standing.ToWrite(Path file, String text)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }
}
