package com.sagamart.ranking;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// All minutes in which something was sold. Rows are always opened and locked in the order of
/// their key, so that two batches never wait for each other in a circle.
interface SoldMinutes extends Repository<SoldMinute, SoldMinuteId> {

  /// Makes sure that there is a row for each pair of product and minute.
  @Modifying
  @Query(
      nativeQuery = true,
      value =
          """
          INSERT INTO sold_minute (product_id, minute, qty, name)
          SELECT product_id, minute, 0, ''
          FROM unnest(:productIds, :minutes) AS wanted (product_id, minute)
          ORDER BY product_id, minute
          ON CONFLICT DO NOTHING
          """)
  void open(Long[] productIds, Instant[] minutes);

  /// Loads these rows and keeps others from changing them until the transaction ends.
  @Query(
      nativeQuery = true,
      value =
          """
          SELECT sold.* FROM sold_minute sold
          JOIN unnest(:productIds, :minutes) AS wanted (product_id, minute)
            USING (product_id, minute)
          ORDER BY product_id, minute
          FOR UPDATE OF sold
          """)
  List<SoldMinute> lock(Long[] productIds, Instant[] minutes);
}
