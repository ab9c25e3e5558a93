-- What each paid order was counted as. Kept, so that a cancellation takes out exactly that, once.
CREATE TABLE sale (
  order_id    bigint      PRIMARY KEY,
  minute      timestamptz NOT NULL,
  product_ids bigint[]    NOT NULL,
  quantities  integer[]   NOT NULL,
  cancelled   boolean     NOT NULL,
  CONSTRAINT sale_lines CHECK (cardinality(product_ids) = cardinality(quantities))
);

-- Units of a product by the minute in which they were paid for: the top products are a sum over
-- these rows, never over orders.
CREATE TABLE sold_minute (
  product_id bigint      NOT NULL,
  minute     timestamptz NOT NULL CHECK (minute = date_trunc('minute', minute, 'UTC')),
  -- Nothing is taken out that was not counted.
  qty        bigint      NOT NULL CHECK (qty >= 0),
  name       text        NOT NULL,
  PRIMARY KEY (product_id, minute)
) WITH (fillfactor = 70);

-- Finds the minutes of a window. The quantity is not in it, so that counting never touches it.
CREATE INDEX sold_minute_by_time ON sold_minute (minute);
