-- Numbers are taken 50 at a time; the first order is 7000001.
CREATE SEQUENCE order_id START WITH 7000001 INCREMENT BY 50;

-- One row is the whole order: its lines are read and written with it and never alone.
CREATE TABLE orders (
  order_id        bigint      PRIMARY KEY CHECK (order_id > 0),
  user_id         bigint      NOT NULL CHECK (user_id > 0),
  coupon_issue_id bigint      CHECK (coupon_issue_id > 0),
  lines           jsonb       NOT NULL CHECK (jsonb_array_length(lines) BETWEEN 1 AND 100),
  subtotal        bigint      CHECK (subtotal >= 0),
  discount        bigint      CHECK (discount BETWEEN 0 AND subtotal),
  total           bigint      GENERATED ALWAYS AS (subtotal - discount) STORED,
  balance_after   bigint      CHECK (balance_after >= 0),
  status          text        NOT NULL CHECK (status IN ('PENDING', 'PAID', 'REJECTED', 'CANCELLED')),
  reason          text,
  created_at      timestamptz NOT NULL,
  deadline        timestamptz NOT NULL CHECK (deadline > created_at),
  decided_at      timestamptz,
  -- Without a coupon nothing is taken off.
  CHECK (coupon_issue_id IS NOT NULL OR discount = 0 OR discount IS NULL),
  CHECK ((decided_at IS NULL) = (status = 'PENDING')),
  CHECK (status <> 'PAID' OR (total IS NOT NULL AND balance_after IS NOT NULL)),
  -- A wallet paid only for orders that are paid, or were until their owner took them back.
  CHECK (balance_after IS NULL OR status IN ('PAID', 'CANCELLED')),
  -- Why it failed; an order that its owner took back did not fail.
  CHECK (CASE status
           WHEN 'REJECTED' THEN reason IS NOT NULL
           WHEN 'CANCELLED' THEN (reason IS NULL) = (balance_after IS NOT NULL)
           ELSE reason IS NULL
         END)
) WITH (fillfactor = 80); -- room for the notes that a pending order gets, without touching an index

-- Finds what the sweep has to cancel; stays as small as the number of undecided orders.
CREATE INDEX orders_undecided ON orders (deadline) WHERE status = 'PENDING';
