-- Windows whose units are kept counted, so that the top is read and not summed up. The service
-- opens those of its settings at its start; each day in the key is 24 hours.
CREATE TABLE sales_window (
  days  integer     PRIMARY KEY CHECK (days BETWEEN 1 AND 30),
  -- The first minute inside. Sales before it are not counted in the window any more.
  since timestamptz NOT NULL CHECK (since = date_trunc('minute', since, 'UTC'))
);

-- Units of a product inside a window.
CREATE TABLE window_units (
  days       integer NOT NULL REFERENCES sales_window ON DELETE CASCADE,
  product_id bigint  NOT NULL,
  -- Nothing leaves that did not come in.
  qty        bigint  NOT NULL CHECK (qty >= 0),
  PRIMARY KEY (days, product_id)
) WITH (
  fillfactor = 70,
  -- Few rows that change all the time: swept by the number of changes, not by the table's size.
  autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_threshold = 2000
);

-- The order in which the top is read. What was sold and wholly cancelled, or has left, is not in it.
CREATE INDEX window_units_by_rank ON window_units (days, qty DESC, product_id) WHERE qty > 0;
