-- Ids are taken 50 at a time, so that issuing costs no round trip for them.
CREATE SEQUENCE coupon_id       START WITH 9001  INCREMENT BY 50;
CREATE SEQUENCE coupon_issue_id START WITH 55501 INCREMENT BY 50;

-- A discount takes off something, and a percentage at most everything.
CREATE TABLE coupon (
  id             bigint      PRIMARY KEY CHECK (id > 0),
  name           text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  quantity       bigint      NOT NULL CHECK (quantity BETWEEN 1 AND 10000000),
  issued         bigint      NOT NULL,
  discount_type  text        NOT NULL CHECK (discount_type IN ('PERCENT', 'FIXED')),
  discount_value bigint      NOT NULL CHECK (discount_value >= 1),
  max_discount   bigint      CHECK (max_discount >= 1),
  starts_at      timestamptz NOT NULL,
  ends_at        timestamptz NOT NULL,
  valid_days     integer     NOT NULL CHECK (valid_days BETWEEN 1 AND 365),
  -- Whatever goes wrong above, never more are handed out than there are.
  CONSTRAINT coupon_not_oversold CHECK (issued BETWEEN 0 AND quantity),
  CONSTRAINT coupon_percent      CHECK (discount_type <> 'PERCENT' OR discount_value <= 100),
  CONSTRAINT coupon_period       CHECK (starts_at < ends_at)
);

-- Who has a wallet. This row is also what the saga locks to work on a user's coupons.
CREATE TABLE known_user (
  user_id bigint PRIMARY KEY CHECK (user_id > 0)
);

-- A coupon in a user's hands, with the terms it was issued on. EXPIRED is not a state but a matter of time.
CREATE TABLE coupon_issue (
  id             bigint      PRIMARY KEY CHECK (id > 0),
  coupon_id      bigint      NOT NULL REFERENCES coupon,
  user_id        bigint      NOT NULL REFERENCES known_user,
  discount_type  text        NOT NULL CHECK (discount_type IN ('PERCENT', 'FIXED')),
  discount_value bigint      NOT NULL CHECK (discount_value >= 1),
  max_discount   bigint      CHECK (max_discount >= 1),
  status         text        NOT NULL CHECK (status IN ('ISSUED', 'USED')),
  order_id       bigint,
  issued_at      timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL CHECK (expires_at > issued_at),
  CONSTRAINT coupon_issue_percent         CHECK (discount_type <> 'PERCENT' OR discount_value <= 100),
  -- Used means used by one order.
  CONSTRAINT coupon_issue_used_by_order   CHECK ((status = 'USED') = (order_id IS NOT NULL)),
  CONSTRAINT coupon_issue_once_per_user   UNIQUE (coupon_id, user_id)
);

-- Serves a user's list, newest first.
CREATE INDEX coupon_issue_of_user ON coupon_issue (user_id, id);

-- What an order did with a coupon, or that it was over before it could (TOMBSTONE).
CREATE TABLE redemption (
  order_id        bigint PRIMARY KEY,
  coupon_issue_id bigint REFERENCES coupon_issue,
  status          text   NOT NULL CHECK (status IN ('APPLIED', 'RELEASED', 'TOMBSTONE')),
  CONSTRAINT redemption_of_an_issue CHECK ((status = 'TOMBSTONE') = (coupon_issue_id IS NULL))
);
