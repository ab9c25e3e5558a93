-- A checkout whose order was cancelled by its deadline is answered 504 TIMEOUT, the same each time.
ALTER TABLE idempotency_key
  DROP CONSTRAINT idempotency_key_status_check,
  ADD CONSTRAINT idempotency_key_status_check CHECK (status BETWEEN 200 AND 499 OR status = 504);
