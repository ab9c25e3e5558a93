-- Finds names by three letters or more among very many products. A list is right without it, only slower, so a
-- server that lacks pg_trgm, or a role that may not have it, goes without.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX product_name_trigrams ON product USING gin (name gin_trgm_ops);
EXCEPTION
  WHEN insufficient_privilege OR feature_not_supported OR undefined_file THEN
    RAISE NOTICE 'names are searched without pg_trgm: %', SQLERRM;
END
$$;
