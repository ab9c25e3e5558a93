CREATE TABLE wallet (
  user_id    bigint      PRIMARY KEY CHECK (user_id > 0),
  balance    bigint      NOT NULL CHECK (balance >= 0),
  postings   bigint      NOT NULL CHECK (postings >= 0),
  updated_at timestamptz NOT NULL
);

-- The ledger. A wallet's postings are numbered without gaps, and each says the balance after it.
CREATE TABLE posting (
  user_id       bigint      NOT NULL REFERENCES wallet,
  number        bigint      NOT NULL CHECK (number > 0),
  type          text        NOT NULL CHECK (type IN ('CHARGE', 'DEBIT', 'REFUND')),
  amount        bigint      NOT NULL CHECK (amount >= 0),
  balance_after bigint      NOT NULL CHECK (balance_after >= 0),
  order_id      bigint      CHECK ((order_id IS NULL) = (type = 'CHARGE')),
  created_at    timestamptz NOT NULL,
  PRIMARY KEY (user_id, number)
);

-- An order is paid once and refunded once.
CREATE UNIQUE INDEX posting_once_per_order ON posting (order_id, type) WHERE order_id IS NOT NULL;

CREATE TABLE order_debit (
  order_id bigint PRIMARY KEY,
  user_id  bigint NOT NULL,
  amount   bigint NOT NULL CHECK (amount >= 0),
  status   text   NOT NULL CHECK (status IN ('DEBITED', 'REFUNDED', 'TOMBSTONE'))
);
