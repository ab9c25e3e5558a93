package com.sagamart.devstack.check;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.Topic;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// Exactly one distinct ORDER_PAID event id on the data platform's topic per order that was ever
/// PAID, none for others; and on the topic beside it exactly one ORDER_CANCELLED per order that is
/// CANCELLED. Every outbox row is on its topic.
///
/// In three parts: each service said once what it did, and nothing else; what it said is on the
/// topic; and what is on a topic was said. An outbox forgets a day after its retention: what was
/// done before, or at a time that nobody wrote down, need not be in an outbox that has forgotten.
final class EventsAndTopics implements Invariant {

  /// How far an event's time, the time in its id and that of its work may be apart.
  static final Duration A_MINUTE = Duration.ofMinutes(1);

  private static final String SAID_ONCE =
      """
      , said AS (
        SELECT record_key AS subject,
               type || CASE WHEN topic LIKE 'sagamart.data-platform.%' THEN ' for the data platform' ELSE '' END
                 AS type,
               count(*) AS times
        FROM outbox WHERE type NOT LIKE '%\\_REFUSED' GROUP BY 1, 2
      )
      SELECT format('%s of %s: it happened %s times, and the outbox has it %s times',
                    type, subject, coalesce(done.times, 0), coalesce(said.times, 0))
      FROM done FULL JOIN said USING (subject, type)
      WHERE done.times IS DISTINCT FROM said.times
        AND (said.times IS NOT NULL OR (SELECT kept_since = '-infinity' OR done.at > kept_since + interval '1 minute'
                                        FROM outbox_horizon))
      ORDER BY subject, type
      """;

  private static final Map<Participant, String> DONE =
      new EnumMap<>(
          Map.of(
              Participant.ORDER,
              """
              SELECT order_id::text AS subject, unnest(array_remove(ARRAY[
                       'ORDER_PLACED',
                       CASE WHEN balance_after IS NOT NULL THEN 'ORDER_PAID' END,
                       CASE WHEN balance_after IS NOT NULL THEN 'ORDER_PAID for the data platform' END,
                       CASE status WHEN 'REJECTED' THEN 'ORDER_REJECTED' WHEN 'CANCELLED' THEN 'ORDER_CANCELLED' END,
                       CASE status WHEN 'CANCELLED' THEN 'ORDER_CANCELLED for the data platform' END
                     ], NULL)) AS type, 1 AS times, created_at AS at
              FROM orders
              """,
              Participant.INVENTORY,
              """
              SELECT order_id::text AS subject, 'STOCK_RESERVED' AS type, 1 AS times, NULL::timestamptz AS at
              FROM reservation WHERE status <> 'TOMBSTONE'
              UNION ALL SELECT order_id::text, 'STOCK_RELEASED', 1, NULL FROM reservation WHERE status = 'RELEASED'
              """,
              Participant.COUPON,
              """
              SELECT order_id::text AS subject, 'COUPON_APPLIED' AS type, 1 AS times, NULL::timestamptz AS at
              FROM redemption WHERE status <> 'TOMBSTONE'
              UNION ALL SELECT order_id::text, 'COUPON_RELEASED', 1, NULL FROM redemption WHERE status = 'RELEASED'
              """,
              Participant.WALLET,
              """
              SELECT order_id::text AS subject,
                     CASE type WHEN 'DEBIT' THEN 'WALLET_DEBITED' ELSE 'WALLET_REFUNDED' END AS type,
                     count(*) AS times, min(created_at) AS at
              FROM posting WHERE order_id IS NOT NULL GROUP BY 1, 2
              UNION ALL SELECT user_id::text, 'WALLET_OPENED', 1, NULL FROM wallet
              """));

  @Override
  public String title() {
    return "5 events: said once, and published";
  }

  @Override
  public void check(Books books, Findings findings) {
    long rows = 0;
    for (Map.Entry<Participant, String> done : DONE.entrySet()) {
      Snapshot book = books.of(done.getKey());
      rows += book.number("SELECT count(*) FROM outbox");
      book.each("WITH done AS (" + done.getValue() + ")" + SAID_ONCE, findings::certain);
    }
    findings.lookedAt(rows, "outbox rows");
    long records = 0;
    for (Topic topic : Topic.values()) {
      records += new TopicAudit(books, topic, findings).run();
    }
    findings.lookedAt(records, "records");
  }
}
