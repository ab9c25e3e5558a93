-- The outbox in one part per day, so that what is old is dropped and not deleted. What is there stays
-- where it is, as the part of all days until now: copied rows would be published once more.
SET LOCAL TimeZone = 'UTC';

ALTER TABLE outbox RENAME TO outbox_before;
ALTER TABLE outbox_before DROP CONSTRAINT outbox_pkey;
ALTER INDEX outbox_unpublished RENAME TO outbox_before_unpublished;

CREATE TABLE outbox (
  event_id     uuid        NOT NULL,
  topic        text        NOT NULL,
  record_key   text        NOT NULL,
  type         text        NOT NULL,
  occurred_at  timestamptz NOT NULL,
  payload      text        NOT NULL,
  trace_parent text,
  published_at timestamptz,
  -- An id alone is unique by how it is made; a key of a divided table has to name what it is divided by.
  PRIMARY KEY (event_id, topic, occurred_at)
) PARTITION BY RANGE (occurred_at);

CREATE INDEX outbox_unpublished ON outbox (occurred_at) WHERE published_at IS NULL;

-- An insert never fails: here goes what has no day's part yet, or comes from a clock that is wrong.
CREATE TABLE outbox_default PARTITION OF outbox DEFAULT;

-- Before which day parts were dropped: who looks for an older event has to look on its topic.
CREATE TABLE outbox_horizon (
  only_row   boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
  kept_since timestamptz NOT NULL
);
INSERT INTO outbox_horizon (kept_since) VALUES ('-infinity');

DO $$
DECLARE
  first_day timestamptz := date_trunc('day', now());
  day       timestamptz;
BEGIN
  IF EXISTS (SELECT FROM outbox_before) THEN
    SELECT greatest(first_day, date_trunc('day', max(occurred_at))) + interval '1 day'
      INTO first_day FROM outbox_before;
    EXECUTE format(
      'ALTER TABLE outbox ATTACH PARTITION outbox_before FOR VALUES FROM (MINVALUE) TO (%L)', first_day);
  ELSE
    DROP TABLE outbox_before;
  END IF;
  -- The relay's leader makes the next ones.
  FOR day IN SELECT generate_series(first_day, first_day + interval '3 days', interval '1 day') LOOP
    EXECUTE format('CREATE TABLE %I PARTITION OF outbox FOR VALUES FROM (%L) TO (%L)',
      'outbox_' || to_char(day, 'YYYYMMDD'), day, day + interval '1 day');
  END LOOP;
END $$;

-- The relay knows nothing of the parts. (A table that was dropped is not in the publication any more.)
ALTER PUBLICATION outbox SET (publish = 'insert', publish_via_partition_root = true);
ALTER PUBLICATION outbox SET TABLE outbox;
