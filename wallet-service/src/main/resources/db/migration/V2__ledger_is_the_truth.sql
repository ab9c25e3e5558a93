-- The ledger is the truth, whatever goes wrong above it: nothing in it changes or goes, and a commit leaves no
-- wallet that is not the sum of its postings.
--
-- Against errors, not against the owner: whoever owns these tables can still drop or disable a trigger and grant
-- itself what is revoked here, and a superuser passes over rights. Today the service's role is that owner, because
-- it runs the migrations; a role for the service and another for the migrations come with a later change.

-- Nobody writes while the rules are put up. In this order, because a service writes postings before wallets.
LOCK TABLE posting, wallet IN SHARE ROW EXCLUSIVE MODE;

-- With this no wallet can be deleted or change its key either, since the foreign key locks postings to look for some.
REVOKE UPDATE, DELETE, TRUNCATE ON posting FROM CURRENT_USER;

-- Also for those who have the rights, and for what reaches the ledger through another table (TRUNCATE … CASCADE).
CREATE FUNCTION refuse_to_rewrite_the_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER the_ledger_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON posting
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite_the_ledger();

-- The two triggers below look when the transaction commits, so that it may write in any order. What a wallet gained
-- since its last version must be postings that follow one another without a gap, the last with the new balance; and
-- no posting may lie beyond those that its wallet counts. By induction all numbers run from 1 to wallet.postings.
-- Each row costs one look-up in a primary key. Their plans are made when the tables are small and kept when they
-- are not, hence no sequential scans.

CREATE FUNCTION wallet_follows_from_its_postings() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  counted bigint := coalesce(OLD.postings, 0);
  total   bigint := coalesce(OLD.balance, 0);
  next    posting;
BEGIN
  FOR next IN
    SELECT * FROM posting
    WHERE user_id = NEW.user_id AND number > counted AND number <= NEW.postings
    ORDER BY number
  LOOP
    counted := counted + 1;
    total := total + CASE next.type WHEN 'DEBIT' THEN -next.amount ELSE next.amount END;
    IF next.number <> counted THEN
      RAISE EXCEPTION 'wallet %: posting % is missing', NEW.user_id, counted
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
    IF next.balance_after <> total THEN
      RAISE EXCEPTION 'wallet %: after posting % the balance is not %', NEW.user_id, counted, next.balance_after
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
  END LOOP;
  IF counted <> NEW.postings OR total <> NEW.balance THEN
    RAISE EXCEPTION 'wallet %: % postings and a balance of % do not stand in the ledger',
      NEW.user_id, NEW.postings, NEW.balance
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION posting_counts_in_its_wallet() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM wallet WHERE user_id = NEW.user_id AND postings >= NEW.number) THEN
    RAISE EXCEPTION 'wallet % does not count posting %', NEW.user_id, NEW.number
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER a_posting_counts_in_its_wallet
  AFTER INSERT ON posting DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION posting_counts_in_its_wallet();

CREATE CONSTRAINT TRIGGER a_wallet_follows_from_its_postings
  AFTER INSERT OR UPDATE ON wallet DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION wallet_follows_from_its_postings();

-- The induction begins with what is there.
DO $$
BEGIN
  IF EXISTS (
    SELECT FROM (
      SELECT number, balance_after,
             row_number() OVER ledger AS place,
             sum(CASE type WHEN 'DEBIT' THEN -amount ELSE amount END) OVER ledger AS total
      FROM posting WINDOW ledger AS (PARTITION BY user_id ORDER BY number)
    ) AS line
    WHERE number <> place OR balance_after <> total
  ) OR EXISTS (
    SELECT FROM wallet
    LEFT JOIN LATERAL (
      SELECT number, balance_after FROM posting
      WHERE posting.user_id = wallet.user_id ORDER BY number DESC LIMIT 1
    ) AS last ON true
    WHERE (postings, balance) <> (coalesce(number, 0), coalesce(balance_after, 0))
  ) THEN
    RAISE EXCEPTION 'the ledger already contradicts itself or its wallets' USING ERRCODE = 'check_violation';
  END IF;
END
$$;
