-- What the owner waits for after a cancellation: when the money was back in the wallet.
ALTER TABLE orders ADD COLUMN refunded_at timestamptz
  CHECK (refunded_at IS NULL OR status = 'CANCELLED' AND balance_after IS NOT NULL);

-- One user's orders, newest first. Numbers alone do not tell: each replica takes its own in advance.
CREATE INDEX orders_of_user ON orders (user_id, created_at, order_id);

-- What happened to an order, as its services told it; at most a dozen rows each, written once.
-- No foreign key: the row that it would lock and look up is the one that the saga works on.
CREATE TABLE order_event (
  order_id bigint      NOT NULL,
  event_id uuid        NOT NULL,
  type     text        NOT NULL,
  service  text        NOT NULL,
  at       timestamptz NOT NULL,
  PRIMARY KEY (order_id, event_id)
);

-- Orders from before this table at least begin and end: our own events are still in the outbox.
INSERT INTO order_event (order_id, event_id, type, service, at)
SELECT DISTINCT record_key::bigint, event_id, type, 'order-service', occurred_at FROM outbox;
