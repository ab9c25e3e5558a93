-- The service's role owns no table, so that nothing it is talked into can change one. What the relay needs made and
-- dropped at run time are the outbox's days: the owner does that for it, here, and nothing else. Not ownership of the
-- outbox for the service: with that it could also rewrite what it said, and it would need CREATE in this schema.

-- Attached, it locks nobody out of the outbox, unlike a part that is made in its place.
CREATE FUNCTION make_outbox_day(day date) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp SET TimeZone = 'UTC' AS $$
DECLARE
  part text := 'outbox_' || to_char(day, 'YYYYMMDD');
BEGIN
  EXECUTE format('CREATE TABLE %I (LIKE outbox INCLUDING DEFAULTS)', part);
  EXECUTE format('ALTER TABLE outbox ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
    part, day::timestamptz, (day + 1)::timestamptz);
END
$$;

-- Drops a part whose time is over and whose every row is published, whoever asks for which.
CREATE FUNCTION drop_outbox_part(part regclass) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp SET TimeZone = 'UTC' AS $$
DECLARE
  ends timestamptz := (
    SELECT (regexp_match(pg_get_expr(c.relpartbound, c.oid), 'TO \(''([^'']+)''\)'))[1]
    FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
    WHERE inhparent = 'outbox'::regclass AND inhrelid = part);
  missed boolean;
BEGIN
  IF ends IS NULL OR ends > now() THEN
    RAISE EXCEPTION '% is no part of the outbox that is over', part USING ERRCODE = 'restrict_violation';
  END IF;
  EXECUTE format('ALTER TABLE outbox DETACH PARTITION %s', part);
  -- Nobody can write to it any more.
  EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE published_at IS NULL)', part) INTO missed;
  IF missed THEN
    RAISE EXCEPTION '% has an event that nobody published', part USING ERRCODE = 'restrict_violation';
  END IF;
  EXECUTE format('DROP TABLE %s', part);
  UPDATE outbox_horizon SET kept_since = greatest(kept_since, ends);
END
$$;

REVOKE EXECUTE ON FUNCTION make_outbox_day(date), drop_outbox_part(regclass) FROM PUBLIC;
