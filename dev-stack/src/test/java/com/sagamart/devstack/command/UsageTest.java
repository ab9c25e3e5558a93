package com.sagamart.devstack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sagamart.devstack.home.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class UsageTest {

  private static final Pattern COMMAND = Pattern.compile("(?m)^ {2}([a-z]+) {2}");

  @Test
  void listsEveryCommandAndNoOther() {
    List<String> listed =
        COMMAND.matcher(Sagamart.usage()).results().map(found -> found.group(1)).toList();

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of("test"), Sagamart.commandLine().getSubcommands().keySet().stream())
                .toList());
  }

  @ParameterizedTest
  @MethodSource
  void namesEveryOptionHereAndInTheReadme(Object command, String one) throws IOException {
    String readme = Files.readString(Installation.current().root().resolve("README.md"));

    assertThat(new CommandLine(command).getCommandSpec().options())
        .extracting(OptionSpec::longestName)
        .contains(one)
        .allMatch(Sagamart.usage()::contains)
        .allMatch(readme::contains);
  }

  static Stream<Arguments> namesEveryOptionHereAndInTheReadme() {
    return Stream.of(
        arguments(new Up(), "--replicas"),
        arguments(new Up(), "--observe"),
        arguments(new Bench(), "--seconds"),
        arguments(new Republish(), "--topic"),
        arguments(new Export(), "--to"));
  }

  @Test
  void answersAMistakeWithTheUsage() {
    assertThat(Sagamart.commandLine().execute("jump")).isEqualTo(2);
    assertThat(Sagamart.commandLine().execute()).isEqualTo(2);
    assertThat(Sagamart.commandLine().execute("token", "--user", "me")).isEqualTo(2);
    assertThat(Sagamart.commandLine().execute("up", "--replicas", "two")).isEqualTo(2);
    assertThat(Sagamart.commandLine().execute("bench", "--seconds", "soon")).isEqualTo(2);
    assertThat(Sagamart.commandLine().execute("export")).isEqualTo(2);
    assertThat(Sagamart.commandLine().execute("republish", "--from", "soon", "--to", "later"))
        .isEqualTo(2);
  }

  @Test
  void republishesNothingButWhatIsForTheDataPlatform() {
    String[] events = {"republish", "--from", "2026-01-01", "--to", "2026-01-02", "--topic"};
    for (String topic : new String[] {"sagamart.order.events", "paid", ""}) {
      assertThat(Sagamart.commandLine().execute(with(events, topic))).as(topic).isEqualTo(1);
    }
    assertThat(
            Sagamart.commandLine()
                .execute("republish", "--from", "2026-01-02", "--to", "2026-01-01"))
        .isEqualTo(1);
  }

  private static String[] with(String[] words, String last) {
    String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = last;
    return all;
  }

  @Test
  void breaksNothingForNoTime() {
    assertThat(Sagamart.commandLine().execute("chaos", "--minutes", "0")).isEqualTo(1);
    assertThat(Sagamart.commandLine().execute("chaos", "--minutes", "NaN")).isEqualTo(1);
    assertThat(Sagamart.commandLine().execute("chaos", "--minutes", "soon")).isEqualTo(2);
  }

  @Test
  void showsTheRelayLagInSeconds() {
    assertThat(RelayLag.text(0.0125)).isEqualTo("0.013 s");
    assertThat(RelayLag.text(Double.NaN)).isEqualTo("unknown");
  }
}
