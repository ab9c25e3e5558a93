package com.sagamart.ranking;

import com.sagamart.starter.security.AllowedTo;
import com.sagamart.starter.security.AllowedTo.Who;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/products/top")
class TopProductsController {

  private final TopProducts products;

  TopProductsController(TopProducts products) {
    this.products = products;
  }

  record TopReply(int rangeDays, List<TopProduct> items) {}

  @GetMapping
  @AllowedTo(Who.ANYONE)
  TopReply top(
      @RequestParam(defaultValue = "3") @Min(1) @Max(TopProducts.MAX_DAYS) int days,
      @RequestParam(defaultValue = "5") @Min(1) @Max(TopProducts.MAX_PRODUCTS) int limit) {
    return new TopReply(days, products.ofLast(days, limit));
  }
}
