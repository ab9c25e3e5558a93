package com.sagamart.inventory.domain;

import com.sagamart.contracts.error.ErrorCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;

/// Products at hand, locked, for orders to take from: every line of an order moves, or none.
public final class Shelf {

  private final Map<Long, Product> products;

  public Shelf(Collection<Product> products) {
    this.products =
        products.stream().collect(Collectors.toMap(Product::productId, Function.identity()));
  }

  public Optional<Product> product(long productId) {
    return Optional.ofNullable(products.get(productId));
  }

  /// Sets every line aside, or none.
  public ReserveOutcome reserve(List<ReservedLine> lines) {
    if (lines.stream().anyMatch(line -> !products.containsKey(line.productId()))) {
      return new ReserveOutcome.Refused(ErrorCode.PRODUCT_NOT_FOUND);
    }
    for (int done = 0; done < lines.size(); done++) {
      ReservedLine line = lines.get(done);
      if (known(line).reserve(line.qty()) instanceof ReserveOutcome.Refused refused) {
        release(lines.subList(0, done));
        return refused;
      }
    }
    return new ReserveOutcome.Reserved();
  }

  public void release(List<ReservedLine> lines) {
    move(lines, Product::release);
  }

  public void commit(List<ReservedLine> lines) {
    move(lines, Product::commit);
  }

  public void returnSold(List<ReservedLine> lines) {
    move(lines, Product::returnSold);
  }

  private void move(List<ReservedLine> lines, ObjIntConsumer<Product> verb) {
    lines.forEach(line -> verb.accept(known(line), line.qty()));
  }

  private Product known(ReservedLine line) {
    return product(line.productId())
        .orElseThrow(
            () -> new IllegalStateException("product " + line.productId() + " is not at hand"));
  }
}
