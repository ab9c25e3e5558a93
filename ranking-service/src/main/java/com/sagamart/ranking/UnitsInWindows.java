package com.sagamart.ranking;

import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// All units that are kept counted. Their rows too are opened and locked in the order of their key.
interface UnitsInWindows extends Repository<WindowUnits, WindowUnitsId> {

  /// Makes sure that there is a row for each of these products in each of these windows.
  @Modifying
  @Query(
      nativeQuery = true,
      value =
          """
          INSERT INTO window_units (days, product_id, qty)
          SELECT DISTINCT days, product_id, 0
          FROM unnest(:days) AS days CROSS JOIN unnest(:productIds) AS product_id
          ORDER BY days, product_id
          ON CONFLICT DO NOTHING
          """)
  void open(Integer[] days, Long[] productIds);

  /// Loads these rows and keeps others from changing them until the transaction ends.
  @Query(
      nativeQuery = true,
      value =
          """
          SELECT units.* FROM window_units units
          WHERE days = ANY (:days) AND product_id = ANY (:productIds)
          ORDER BY days, product_id
          FOR UPDATE
          """)
  List<WindowUnits> lock(Integer[] days, Long[] productIds);
}
