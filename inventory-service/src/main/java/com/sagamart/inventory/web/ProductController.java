package com.sagamart.inventory.web;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.inventory.domain.Product;
import com.sagamart.inventory.domain.ProductSummary;
import com.sagamart.inventory.domain.RestockOutcome;
import com.sagamart.inventory.web.ProductRequests.ChangeRequest;
import com.sagamart.inventory.web.ProductRequests.CreateRequest;
import com.sagamart.inventory.web.ProductRequests.RestockRequest;
import com.sagamart.inventory.web.ProductViews.ListReply;
import com.sagamart.inventory.web.ProductViews.ProductReply;
import com.sagamart.starter.security.AllowedTo;
import com.sagamart.starter.security.AllowedTo.Who;
import com.sagamart.starter.web.Cursor;
import com.sagamart.starter.web.Cursors;
import com.sagamart.starter.web.ErrorReply;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.CodePointLength;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/products")
class ProductController {

  private final ProductDesk desk;
  private final Cursor cursors;

  ProductController(ProductDesk desk, Cursors cursors) {
    this.desk = desk;
    this.cursors = cursors.of("products");
  }

  @GetMapping
  @AllowedTo(Who.ANYONE)
  ListReply list(
      @RequestParam(defaultValue = "")
          @CodePointLength(max = ProductBounds.KEYWORD)
          @Pattern(regexp = ProductBounds.STORABLE)
          String keyword,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = ProductBounds.DEFAULT_PAGE) @Min(1) @Max(ProductBounds.PAGE)
          int limit) {
    return page(desk.list(keyword, cursors.read(cursor, 0), limit + 1), limit);
  }

  /// @param found one more than the page holds, if there is one more
  private ListReply page(List<ProductSummary> found, int limit) {
    if (found.size() <= limit) {
      return new ListReply(found, null);
    }
    List<ProductSummary> items = found.subList(0, limit);
    return new ListReply(items, cursors.write(items.getLast().productId()));
  }

  @GetMapping("/{productId}")
  @AllowedTo(Who.ANYONE)
  ResponseEntity<?> product(@PathVariable @Positive long productId) {
    return reply(desk.find(productId));
  }

  @PostMapping
  @AllowedTo(Who.ADMINS)
  ResponseEntity<ProductReply> create(@Valid @RequestBody CreateRequest request) {
    Product product = desk.create(request.particulars(), request.stock());
    return ResponseEntity.created(URI.create("/v1/products/" + product.productId()))
        .body(ProductReply.of(product));
  }

  @PatchMapping("/{productId}")
  @AllowedTo(Who.ADMINS)
  ResponseEntity<?> change(
      @PathVariable @Positive long productId, @Valid @RequestBody ChangeRequest request) {
    return reply(desk.change(productId, request));
  }

  @PostMapping("/{productId}/restock")
  @AllowedTo(Who.ADMINS)
  ResponseEntity<?> restock(
      @PathVariable @Positive long productId, @Valid @RequestBody RestockRequest request) {
    return switch (desk.restock(productId, request.qty())) {
      case RestockOutcome.Restocked(Product product) -> reply(Optional.of(product));
      case RestockOutcome.Refused(ErrorCode reason) ->
          ErrorReply.of(reason, reason == ErrorCode.INVALID_REQUEST ? "qty" : null);
    };
  }

  private static ResponseEntity<?> reply(Optional<Product> product) {
    return product.isPresent()
        ? ResponseEntity.ok(ProductReply.of(product.get()))
        : ErrorReply.of(ErrorCode.PRODUCT_NOT_FOUND);
  }
}
