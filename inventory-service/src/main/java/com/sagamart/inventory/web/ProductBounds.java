package com.sagamart.inventory.web;

import com.sagamart.inventory.domain.Product;

/// How much of everything a request may say.
final class ProductBounds {

  static final long PRICE = 100_000_000;
  static final long STOCK = Product.MAX_STOCK;
  static final int DESCRIPTION = 4_000;
  static final int IMAGES = 10;
  static final int KEYWORD = 100;
  static final int PAGE = 100;
  static final String DEFAULT_PAGE = "20";

  /// An https address of at most 2,048 characters, none of which would need escaping.
  static final String HTTPS = "https://[!-~&&[^\"<>\\\\^`{|}]]{1,2040}";

  /// A keyword without the character that PostgreSQL cannot hold; bodies do not contain it.
  static final String STORABLE = "[^\\x00]*";

  private ProductBounds() {}
}
