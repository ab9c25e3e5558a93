-- What has landed: an event once, whatever way and however often it came.
CREATE TABLE IF NOT EXISTS event (
  event_id    UUID PRIMARY KEY,
  kind        VARCHAR NOT NULL,
  happened_at TIMESTAMPTZ NOT NULL,
  received_at TIMESTAMPTZ NOT NULL,
  payload     VARCHAR NOT NULL
);

-- What was no sound event, for a person to look at.
CREATE TABLE IF NOT EXISTS set_aside (
  topic       VARCHAR,
  "partition" INTEGER,
  "offset"    BIGINT,
  received_at TIMESTAMPTZ NOT NULL,
  cause       VARCHAR NOT NULL,
  "value"     BLOB,
  PRIMARY KEY (topic, "partition", "offset")
);

-- Which record of each partition is next. It moves in the transaction in which what is before it lands.
CREATE TABLE IF NOT EXISTS position (
  topic       VARCHAR,
  "partition" INTEGER,
  next_offset BIGINT NOT NULL,
  PRIMARY KEY (topic, "partition")
);

-- The files that do not have everything yet, by the day in UTC on which their events happened.
CREATE TABLE IF NOT EXISTS stale_day (
  kind VARCHAR,
  day  DATE,
  PRIMARY KEY (kind, day)
);

-- One batch on its way in.
CREATE TEMP TABLE arrived (
  event_id        VARCHAR,
  kind            VARCHAR,
  happened_micros BIGINT,
  received_micros BIGINT,
  payload         VARCHAR
);
