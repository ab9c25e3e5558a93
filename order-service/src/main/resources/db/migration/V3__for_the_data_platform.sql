-- When an order was paid, also after its owner took it back: its ORDER_PAID can be written again from its row.
ALTER TABLE orders ADD COLUMN paid_at timestamptz;
UPDATE orders SET paid_at = decided_at WHERE status = 'PAID';
UPDATE orders SET paid_at = (payload::jsonb ->> 'paidAt')::timestamptz
FROM outbox WHERE type = 'ORDER_PAID' AND record_key = order_id::text AND paid_at IS NULL;

-- Cancellations of before the data platform had a topic for them, under the same ids. The relay reads what is inserted.
INSERT INTO outbox (event_id, topic, record_key, type, occurred_at, payload, trace_parent)
SELECT event_id, 'sagamart.data-platform.order-cancelled', record_key, type, occurred_at, payload, trace_parent
FROM outbox WHERE type = 'ORDER_CANCELLED';
