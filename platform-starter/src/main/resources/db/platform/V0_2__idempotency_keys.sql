-- What a POST with an Idempotency-Key was answered: written in the transaction of its work.
CREATE TABLE idempotency_key (
  user_id      bigint      NOT NULL CHECK (user_id > 0),
  method       text        NOT NULL,
  path         text        NOT NULL,
  key          text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  body_hash    bytea       NOT NULL CHECK (octet_length(body_hash) = 32),
  -- What it made, and until when its reply is being waited for, if that comes after the commit.
  resource     bigint,
  leased_until timestamptz,
  status       integer     CHECK (status BETWEEN 200 AND 499),
  headers      text[], -- names and values in turn
  body         bytea,
  created_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, method, path, key),
  CHECK ((resource IS NULL) = (leased_until IS NULL)),
  CHECK (status IS NOT NULL OR resource IS NOT NULL),
  CHECK ((status IS NULL) = (headers IS NULL) AND (status IS NULL) = (body IS NULL))
);

-- Finds what the purge has to delete.
CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);
