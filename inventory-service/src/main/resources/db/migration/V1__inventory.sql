-- The first product is 101; the increment is how many ids a process takes at a time.
CREATE SEQUENCE product_number START WITH 101 INCREMENT BY 50;

-- Half of each page is left free: the counters of a product that sells change all the time, and an update
-- that finds room on its own page touches no index.
CREATE TABLE product (
  product_id  bigint  PRIMARY KEY CHECK (product_id > 0),
  name        text    NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  price       bigint  NOT NULL CHECK (price BETWEEN 0 AND 100000000),
  description text    NOT NULL CHECK (char_length(description) <= 4000),
  images      text[]  NOT NULL CHECK (cardinality(images) <= 10),
  stopped     boolean NOT NULL,
  stocked     bigint  NOT NULL,
  available   bigint  NOT NULL CHECK (available >= 0),
  reserved    bigint  NOT NULL CHECK (reserved >= 0),
  sold        bigint  NOT NULL CHECK (sold >= 0),
  -- No unit is lost, and none is in two places.
  CONSTRAINT every_unit_is_somewhere CHECK (stocked = available + reserved + sold)
) WITH (fillfactor = 50);

-- What an order holds, a line per array index: unnest(product_ids, qtys) lists them. A tombstone holds nothing.
CREATE TABLE reservation (
  order_id    bigint   PRIMARY KEY CHECK (order_id > 0),
  user_id     bigint   NOT NULL CHECK (user_id > 0),
  product_ids bigint[] NOT NULL,
  qtys        int[]    NOT NULL CHECK (1 <= ALL (qtys)),
  status      text     NOT NULL CHECK (status IN ('RESERVED', 'COMMITTED', 'RELEASED', 'TOMBSTONE')),
  CONSTRAINT a_quantity_for_each_product CHECK (cardinality(product_ids) = cardinality(qtys)),
  CONSTRAINT only_a_tombstone_is_empty CHECK ((status = 'TOMBSTONE') = (cardinality(product_ids) = 0))
) WITH (fillfactor = 80);
