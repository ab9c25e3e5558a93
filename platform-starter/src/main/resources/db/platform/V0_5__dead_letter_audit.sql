-- What operators did with dead letters, one row for each thing done. A letter without a row is open. Its place is
-- that on the dead-letter topic, where nothing can be deleted alone.
CREATE TABLE dead_letter_audit (
  id         bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  topic      text        NOT NULL,
  "partition" integer   NOT NULL CHECK ("partition" >= 0),
  "offset"   bigint      NOT NULL CHECK ("offset" >= 0),
  -- When the letter was put aside. Topics that were lost are made anew, and then another may stand at its place.
  written_at timestamptz NOT NULL,
  event_id   uuid, -- a record that is no event has none
  action     text        NOT NULL CHECK (action IN ('REPLAYING', 'REPLAYED', 'DISCARDED')),
  reason     text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  by_whom    text        NOT NULL CHECK (length(by_whom) BETWEEN 1 AND 100),
  at         timestamptz NOT NULL DEFAULT now()
);

-- A letter is decided on once: of two operators one comes too late, before anything is sent.
CREATE UNIQUE INDEX dead_letter_decided_once
  ON dead_letter_audit (topic, "partition", "offset", written_at) WHERE action IN ('REPLAYING', 'DISCARDED');

CREATE UNIQUE INDEX dead_letter_replayed_once
  ON dead_letter_audit (topic, "partition", "offset", written_at) WHERE action = 'REPLAYED';

CREATE FUNCTION refuse_to_rewrite_the_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER the_audit_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON dead_letter_audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite_the_audit();
