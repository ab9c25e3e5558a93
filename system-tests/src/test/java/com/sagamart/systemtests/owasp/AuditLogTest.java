package com.sagamart.systemtests.owasp;

import static com.sagamart.systemtests.owasp.Knock.calling;
import static com.sagamart.systemtests.owasp.Knock.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Who did what, and who was refused, stands in the log `audit` of the program that decided it.
class AuditLogTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration ROOM_AGAIN = Duration.ofMillis(1_200);

  private final Admin admin = new Admin();
  private final Customer customer = admin.customerWith(1);
  private final String wallet = "/v1/wallets/" + customer.id();

  @Test
  void whatAnAdminDoesIsWrittenByTheServiceThatDoesIt() {
    var knock = calling("PUT", wallet, null).by(admin.token());

    assertWritten(
        "wallet-service",
        knock,
        "event=admin who=1 what=PUT:/v1/wallets/{userId} which=%s outcome=200 ".formatted(wallet));
  }

  @Test
  void whatAnAdminLooksAtIsWrittenToo() {
    var knock = get(wallet).by(admin.token());

    assertWritten(
        "wallet-service",
        knock,
        "event=admin who=1 what=GET:/v1/wallets/{userId} which=%s outcome=200 ".formatted(wallet));
  }

  @Test
  void whoIsRefusedAtTheGatewayIsWrittenThere() {
    var knock = get(wallet).by("nonsense");

    assertWritten(
        "gateway",
        knock,
        "event=refused who=- from=127.0.0.1 what=GET:/v1/wallets/{userId} which=%s outcome=401 "
            .formatted(wallet));
  }

  @Test
  void whoIsRefusedByAServiceIsWrittenThere() {
    var user = calling("PUT", wallet, null).by(customer.token());
    var around = get(wallet).at(Knock.WALLET);

    assertWritten(
        "wallet-service",
        user,
        "event=refused who=%d what=PUT:/v1/wallets/{userId} ".formatted(customer.id()));
    assertWritten("wallet-service", around, "event=refused who=- what=GET ");
  }

  @Test
  void noLogHoldsAToken() throws IOException {
    get(wallet + "?access_token=" + customer.token()).by(customer.token()).answer();
    get(wallet).by(admin.token()).answer();

    try (Stream<Path> logs = Files.list(Platform.stack().home().logs())) {
      List<Path> all = logs.filter(Files::isRegularFile).toList();
      assertThat(all).hasSizeGreaterThan(5);
      for (Path log : all) {
        assertThat(Files.readString(log)).as("%s", log).doesNotContainPattern("eyJ[\\w-]{8,}\\.");
      }
    }
  }

  /// Asks until there is room for a line: refusals beyond the limit are not written.
  private static void assertWritten(String program, Knock knock, String line) {
    Path log = Platform.stack().home().logs().resolve(program + ".log");
    Awaitility.await()
        .pollInterval(ROOM_AGAIN)
        .pollDelay(Duration.ZERO)
        .atMost(SOON)
        .untilAsserted(
            () -> {
              String trace = knock.answer().headers().firstValue("X-Trace-Id").orElseThrow();
              assertThat(Files.readAllLines(log))
                  .filteredOn(it -> it.contains("trace=" + trace))
                  .singleElement()
                  .asString()
                  .contains(line);
            });
  }
}
