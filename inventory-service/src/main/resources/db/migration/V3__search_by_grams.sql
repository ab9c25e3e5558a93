-- Finds names by any keyword, however short, among very many products, a page at a time.

-- The pieces of one, two and three characters in a text, in lower case as ILIKE compares, each behind a prefix:
-- from each character on the one, the two and the three that begin there. Towards the end they get shorter.
CREATE FUNCTION grams(prefix text, words text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  c text[] := string_to_array(lower(words), NULL) || ARRAY['', ''];
  found text[] := '{}';
BEGIN
  FOR i IN 1 .. cardinality(c) - 2 LOOP
    found := found || ARRAY[prefix || c[i], prefix || c[i] || c[i + 1], prefix || c[i] || c[i + 1] || c[i + 2]];
  END LOOP;
  RETURN found;
END
$$;

-- A shelf holds 8,192 consecutive ids, and the grams of its products begin with its number: what is on other
-- shelves costs nothing when one is searched. There is no pending list, which every search would have to read.
CREATE INDEX product_grams ON product
  USING gin ((grams((product_id >> 13)::text || ':', name)) COLLATE "C") WITH (fastupdate = off);

-- The first products behind `after`, in ascending order, whose name is like the pattern, which is the keyword
-- between two %. Goes from shelf to shelf and stops at enough. Of a shelf it reads the names that have the
-- keyword's longest grams; eight of them, evenly spread from the end, say as much as all of many.
CREATE FUNCTION products_named(keyword text, pattern text, after bigint, enough int) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE AS $$
DECLARE
  longest text[] := ARRAY(
    SELECT gram FROM unnest(grams('', keyword)) AS g (gram)
    WHERE char_length(gram) = least(3, char_length(lower(keyword))));
  telling text[] := ARRAY(
    SELECT DISTINCT gram FROM unnest(longest) WITH ORDINALITY AS g (gram, place)
    WHERE (cardinality(longest) - place) % ((cardinality(longest) + 7) / 8) = 0);
  first_shelf bigint := (SELECT min(product_id) FROM product WHERE product_id > after) >> 13;
  last_shelf bigint := (SELECT max(product_id) FROM product) >> 13;
  missing int := enough;
  more int;
BEGIN
  IF first_shelf IS NULL THEN
    RETURN;
  END IF;
  FOR shelf IN first_shelf .. last_shelf LOOP
    RETURN QUERY
      WITH likely AS MATERIALIZED (
        SELECT p.product_id, p.name FROM product p
        WHERE (grams((p.product_id >> 13)::text || ':', p.name)) COLLATE "C"
          @> ARRAY(SELECT shelf || ':' || gram FROM unnest(telling) AS t (gram)))
      SELECT l.product_id FROM likely l
      WHERE l.product_id > after AND l.name ILIKE pattern ESCAPE '!'
      ORDER BY l.product_id LIMIT missing;
    GET DIAGNOSTICS more = ROW_COUNT;
    missing := missing - more;
    EXIT WHEN missing = 0;
  END LOOP;
END
$$;

DROP INDEX IF EXISTS product_name_trigrams;
