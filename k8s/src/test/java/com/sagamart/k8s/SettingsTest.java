package com.sagamart.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A variable that nobody reads is a setting that was not made.
class SettingsTest {

  private static final Set<String> CONFIG_MAPS = Set.of("platform", "kafka");
  private static final Settings SETTINGS = new Settings();

  @ParameterizedTest
  @EnumSource
  void theProgramsReadWhatTheyAreTold(Overlay overlay) {
    Stream<String> own =
        Stream.of(Program.values())
            .map(it -> it.deployment(overlay).at("/spec/template/spec"))
            .flatMap(
                it ->
                    Stream.concat(
                        Manifest.each(it.at("/containers")),
                        Manifest.each(it.at("/initContainers"))))
            .flatMap(it -> Environment.of(it).keySet().stream());
    Stream<String> shared =
        overlay
            .all("ConfigMap")
            .filter(it -> CONFIG_MAPS.contains(it.name()))
            .flatMap(it -> it.words("/data").keySet().stream());
    assertThat(Stream.concat(own, shared).filter(it -> !SETTINGS.knows(it))).isEmpty();
  }

  @Test
  void aSettingThatNobodyReadsIsSeen() {
    assertThat(SETTINGS.knows("SPRING_KAFKA_BOOTSTRAP_SERVERS")).isTrue();
    assertThat(SETTINGS.knows("SAGAMART_TRACES")).isTrue();
    assertThat(SETTINGS.knows("SPRING_KAFKA_BOOTSTRAP_SERVER")).isFalse();
    assertThat(SETTINGS.knows("SAGAMART_ISSUER_URL")).isFalse();
    assertThat(SETTINGS.knows("SAGAMART_TRACE")).isFalse();
    assertThat(SETTINGS.knows("SAGAMART_SERVICES_ORDERS")).isFalse();
  }
}
