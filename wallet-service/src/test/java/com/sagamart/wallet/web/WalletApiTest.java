package com.sagamart.wallet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.test.Client;
import com.sagamart.test.ServiceTest;
import com.sagamart.test.TestIssuer;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class WalletApiTest {

  private static final AtomicLong USERS = new AtomicLong(700_000);

  @Autowired private Client client;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  private final long user = USERS.incrementAndGet();
  private final String wallet = "/v1/wallets/" + user;

  @BeforeEach
  void openTheWallet() {
    assertThat(client.asAdmin("PUT", wallet, null).status()).isEqualTo(201);
  }

  @Test
  void openingTwiceFindsTheExistingWallet() {
    assertThat(client.asAdmin("PUT", wallet, null).status()).isEqualTo(200);
  }

  @Test
  void aChargeAnswersAsTheSpecificationShows() {
    var reply = client.as(user, "POST", wallet + "/charge", "{\"amount\":50000}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().propertyNames()).containsExactly("userId", "balance", "updatedAt");
    assertThat(reply.json().path("balance").asLong()).isEqualTo(50_000);
    assertThat(reply.json().path("updatedAt").asString()).matches("\\d{10}");
  }

  @Test
  void aBalanceAnswersAsTheSpecificationShows() {
    var reply = client.as(user, "GET", wallet, null);
    assertThat(reply.json().propertyNames()).containsExactly("userId", "balance", "updatedAt");
    assertThat(reply.json().path("updatedAt").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(reply.response().headers().firstValue("X-Trace-Id")).isPresent();
  }

  @Test
  void bothRepliesTellTheSameSecondEachInItsOwnFormat() {
    var charged = client.as(user, "POST", wallet + "/charge", "{\"amount\":1}").json();
    var found = client.as(user, "GET", wallet, null).json();
    Instant updated = Instant.parse(found.path("updatedAt").asString());
    assertThat(charged.path("updatedAt").isString()).isTrue();
    assertThat(charged.path("updatedAt").asString())
        .isEqualTo(Long.toString(updated.getEpochSecond()));
  }

  @Test
  void oneChargeMayBeAsLargeAsTheMaximum() {
    var reply = client.as(user, "POST", wallet + "/charge", "{\"amount\":100000000}");
    assertThat(reply.json().path("balance").asLong()).isEqualTo(100_000_000);
  }

  @Test
  void chargesFillAWalletUpToItsLimitAndNotBeyond() {
    holds(999_999_999_999L);
    var beyond = client.as(user, "POST", wallet + "/charge", "{\"amount\":2}");
    assertThat(beyond.status()).isEqualTo(409);
    assertThat(beyond.code()).isEqualTo("BALANCE_LIMIT_EXCEEDED");
    var full = client.as(user, "POST", wallet + "/charge", "{\"amount\":1}");
    assertThat(full.json().path("balance").asLong()).isEqualTo(1_000_000_000_000L);
  }

  @Test
  void anotherUsersWalletIsNotChargedExceptByAnAdmin() {
    String one = "{\"amount\":1}";
    var foreign = client.as(user + 1_000_000, "POST", wallet + "/charge", one);
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.code()).isEqualTo("FORBIDDEN");
    assertThat(client.asAdmin("POST", wallet + "/charge", one).status()).isEqualTo(200);
    var nobody = client.asAdmin("POST", "/v1/wallets/999999999/charge", one);
    assertThat(nobody.status()).isEqualTo(404);
    assertThat(nobody.code()).isEqualTo("USER_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "-1",
        "1.5",
        "1.0",
        "1e0",
        "1e3",
        "1.5e1",
        "10e-1",
        "1e400",
        "1E2",
        "100000001",
        "2147483648",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551617",
        "-9223372036854775809"
      })
  void whatIsNoWholeAmountInRangeIsAnInvalidAmount(String amount) {
    charging("{\"amount\":%s}".formatted(amount), 400, "INVALID_AMOUNT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "null",
        "{\"amount\":null}",
        "{\"amount\":\"1\"}",
        "{\"amount\":\"\"}",
        "{\"amount\":true}",
        "{\"amount\":[1]}",
        "{\"amount\":{\"amount\":1}}",
        "{\"Amount\":1}",
        "{\"amount\":01}",
        "{\"amount\":+1}",
        "{\"amount\":Infinity}",
        "{'amount':1}",
        "{\"amount\":1,}",
        "{\"amount\":NaN}",
        "{\"amount\":1,\"amount\":2}",
        "{\"amount\":1,\"more\":2}",
        "{\"amount\":1} 2",
        "{\"amount\":1}}",
        "\uFEFF{\"amount\":1}"
      })
  void whatIsNoSuchRequestIsInvalid(String body) {
    charging(body, 400, "INVALID_REQUEST");
  }

  @Test
  void theMessageNamesTheFieldInTheLanguageOfTheClient() {
    var reply = client.as(user, "POST", wallet + "/charge", "{\"amount\":\"1\"}");
    assertThat(reply.json().path("message").asString()).isEqualTo("요청이 올바르지 않습니다. (amount)");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /v1/wallets/%d,        401, UNAUTHENTICATED",
    "POST, /v1/wallets/%d/charge, 401, UNAUTHENTICATED",
    "PUT,  /v1/wallets/%d,        401, UNAUTHENTICATED"
  })
  void nothingIsToldWithoutAToken(String method, String path, int status, String code) {
    var reply =
        client.anonymously(method, path.formatted(user), method.equals("POST") ? "{}" : null);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.response().headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
  }

  @Test
  void anotherUsersWalletIsForbidden() {
    var reply = client.as(user + 1_000_000, "GET", wallet, null);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.code()).isEqualTo("FORBIDDEN");
  }

  @Test
  void openingIsForAdminsOnly() {
    assertThat(client.as(user, "PUT", wallet, null).code()).isEqualTo("FORBIDDEN");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /v1/wallets/999999999,        404, USER_NOT_FOUND",
    "GET,    /v1/wallets/abc,              400, INVALID_REQUEST",
    "GET,    /v1/wallets/0,                400, INVALID_REQUEST",
    "GET,    /v1/wallets/9223372036854775808, 400, INVALID_REQUEST",
    "DELETE, /v1/wallets/1,                405, METHOD_NOT_ALLOWED",
    "GET,    /v1/wallet,                   404, NOT_FOUND"
  })
  void everyErrorHasTheContractsShape(String method, String path, int status, String code) {
    var reply = client.asAdmin(method, path, null);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.json().propertyNames()).containsExactly("code", "message");
    assertThat(reply.response().headers().firstValue("Content-Type")).hasValue("application/json");
  }

  @Test
  void aForgedTokenIsNoToken() {
    String valid = TestIssuer.shared().token(user, "ADMIN");
    String forged = valid.substring(0, valid.length() - 8) + "AAAAAAAA";
    assertThat(client.call(forged, "GET", wallet, null).code()).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void anExpiredForeignOrNamelessTokenIsNoToken() {
    var issuer = TestIssuer.shared();
    String me = Long.toString(user);
    for (String token :
        new String[] {
          issuer.token(claims -> claims.subject(me).expirationTime(Date.from(Instant.EPOCH))),
          issuer.token(claims -> claims.subject(me).expirationTime(null)),
          issuer.token(claims -> claims.subject(me).audience("elsewhere")),
          issuer.token(claims -> claims.subject(me).issuer("http://elsewhere")),
          issuer.token(claims -> claims.subject("alice"))
        }) {
      assertThat(client.call(token, "GET", wallet, null).code()).isEqualTo("UNAUTHENTICATED");
    }
  }

  /// More than clients can charge in a test's time, put there as the ledger demands it.
  private void holds(long balance) {
    transaction.executeWithoutResult(
        _ -> {
          jdbc.update(
              "INSERT INTO posting VALUES (?, 1, 'CHARGE', ?, ?, NULL, now())",
              user,
              balance,
              balance);
          jdbc.update(
              "UPDATE wallet SET balance = ?, postings = 1 WHERE user_id = ?", balance, user);
        });
  }

  private void charging(String body, int status, String code) {
    var reply = client.as(user, "POST", wallet + "/charge", body);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.code()).isEqualTo(code);
    assertThat(client.as(user, "GET", wallet, null).json().path("balance").asLong()).isZero();
  }
}
