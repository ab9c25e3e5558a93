-- What the service says: written in the transaction of the work, relayed to Kafka, marked when Kafka has it.
CREATE TABLE outbox (
  event_id     uuid        NOT NULL,
  topic        text        NOT NULL,
  record_key   text        NOT NULL,
  type         text        NOT NULL,
  occurred_at  timestamptz NOT NULL,
  payload      text        NOT NULL,
  trace_parent text,
  published_at timestamptz,
  PRIMARY KEY (event_id, topic)
);

-- Finds what Kafka does not have yet; stays as small as the relay's lag.
CREATE INDEX outbox_unpublished ON outbox (occurred_at) WHERE published_at IS NULL;

-- The relay reads inserts only; marking a row is not news.
CREATE PUBLICATION outbox FOR TABLE outbox WITH (publish = 'insert');

-- How far the relay has read, one row per engine.
CREATE TABLE relay_offset (
  source_partition bytea PRIMARY KEY,
  source_offset    bytea NOT NULL
);

-- What the service has taken in: an event takes effect in the transaction that writes its row.
CREATE TABLE inbox (
  consumer    text        NOT NULL,
  event_id    uuid        NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);
