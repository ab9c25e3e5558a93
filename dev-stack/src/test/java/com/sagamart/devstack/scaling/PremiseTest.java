package com.sagamart.devstack.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PremiseTest {

  static Stream<Premise> settings() {
    return Arrays.stream(Premise.values()).filter(it -> it.file() != null);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void whatIsSetSomewhereIsSetSo(Premise setting) throws IOException {
    String file = Objects.requireNonNull(setting.file());
    assertThat(Files.readString(Repository.file(file))).contains(setting.text());
  }
}
