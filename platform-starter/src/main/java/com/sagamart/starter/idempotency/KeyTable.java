package com.sagamart.starter.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// The table `idempotency_key`, in the transaction at hand if there is one.
class KeyTable {

  private static final String THIS = "user_id = ? AND method = ? AND path = ? AND key = ?";
  private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))";
  private static final String FIND =
      "SELECT encode(body_hash, 'hex') AS hash, resource, status, headers, body"
          + " FROM idempotency_key WHERE "
          + THIS;
  private static final String KEEP =
      """
      INSERT INTO idempotency_key (user_id, method, path, key, body_hash, status, headers, body)
      VALUES (?, ?, ?, ?, decode(?, 'hex'), ?, ?, ?)
      """;
  private static final String CLAIM =
      """
      INSERT INTO idempotency_key (user_id, method, path, key, body_hash, resource, leased_until)
      VALUES (?, ?, ?, ?, decode(?, 'hex'), ?, now() + make_interval(secs => ?))
      ON CONFLICT DO NOTHING
      """;
  private static final String TAKE_OVER =
      "UPDATE idempotency_key SET leased_until = now() + make_interval(secs => ?) WHERE "
          + THIS
          + " AND status IS NULL AND leased_until <= now()";
  private static final String GIVE_BACK =
      "UPDATE idempotency_key SET leased_until = now() WHERE " + THIS + " AND status IS NULL";
  private static final String COMPLETE =
      "UPDATE idempotency_key SET status = ?, headers = ?, body = ? WHERE "
          + THIS
          + " AND status IS NULL";

  private final JdbcTemplate jdbc;

  KeyTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// Keeps others with this key away until the transaction ends; false if one is at work already.
  boolean lock(KeyedRequest request) {
    return Boolean.TRUE.equals(jdbc.queryForObject(LOCK, Boolean.class, request.lockName()));
  }

  Optional<Kept> find(KeyedRequest request) {
    return jdbc.query(FIND, (row, _) -> kept(row), scope(request)).stream().findFirst();
  }

  /// Writes the reply to a request of which nothing is known.
  void keep(KeyedRequest request, Reply reply) {
    jdbc.update(
        KEEP,
        request.userId(),
        request.method(),
        request.path(),
        request.key(),
        request.bodyHash(),
        reply.status(),
        flat(reply.headers()),
        reply.body());
  }

  /// Notes what the request makes; false if another with this key was first.
  boolean claim(KeyedRequest request, long resource, Duration lease) {
    int rows =
        jdbc.update(
            CLAIM,
            request.userId(),
            request.method(),
            request.path(),
            request.key(),
            request.bodyHash(),
            resource,
            seconds(lease));
    return rows == 1;
  }

  /// Takes an unanswered request from an attempt whose lease is over.
  boolean takeOver(KeyedRequest request, Duration lease) {
    return 1 == jdbc.update(TAKE_OVER, with(scope(request), seconds(lease)));
  }

  /// Lets the next attempt begin at once.
  void giveBack(KeyedRequest request) {
    jdbc.update(GIVE_BACK, scope(request));
  }

  /// Writes the reply; false if another attempt was answered first.
  boolean complete(KeyedRequest request, Reply reply) {
    Object[] values = with(scope(request), reply.status(), flat(reply.headers()), reply.body());
    return jdbc.update(COMPLETE, values) == 1;
  }

  private static Object[] scope(KeyedRequest request) {
    return new Object[] {request.userId(), request.method(), request.path(), request.key()};
  }

  private static Object[] with(Object[] scope, Object... before) {
    Object[] all = new Object[before.length + scope.length];
    System.arraycopy(before, 0, all, 0, before.length);
    System.arraycopy(scope, 0, all, before.length, scope.length);
    return all;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  private static Kept kept(ResultSet row) throws SQLException {
    Long resource = row.getObject("resource", Long.class);
    return new Kept(row.getString("hash"), resource, reply(row));
  }

  private static @Nullable Reply reply(ResultSet row) throws SQLException {
    Integer status = row.getObject("status", Integer.class);
    if (status == null) {
      return null;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    String[] flat = (String[]) row.getArray("headers").getArray();
    for (int i = 0; i < flat.length; i += 2) {
      headers.put(flat[i], flat[i + 1]);
    }
    return new Reply(status, headers, row.getBytes("body"));
  }

  /// Names and values in turn.
  private static String[] flat(Map<String, String> headers) {
    return headers.entrySet().stream()
        .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
        .toArray(String[]::new);
  }
}
