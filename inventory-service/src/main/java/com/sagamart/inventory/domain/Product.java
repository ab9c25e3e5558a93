package com.sagamart.inventory.domain;

import com.sagamart.contracts.error.ErrorCode;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.util.List;

/// Something that is sold, and every unit of it that there ever was: each is available, reserved
/// for an order, or sold. The verbs move units between the three; only [#restock] adds any.
@Entity
public class Product {

  /// The most units that may be available after a restock. Units that come back from an order are
  /// never turned away.
  public static final long MAX_STOCK = 1_000_000_000;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "product_number")
  @SequenceGenerator(name = "product_number", initialValue = 101, allocationSize = 50)
  private long productId;

  @Embedded private Particulars particulars;
  private boolean stopped;
  private long stocked;
  private long available;
  private long reserved;
  private long sold;

  @SuppressWarnings("NullAway.Init") // filled by JPA
  protected Product() {}

  /// A new product with `stock` units available.
  public Product(Particulars particulars, long stock) {
    if (stock < 0 || stock > MAX_STOCK) {
      throw new IllegalArgumentException("stock is out of bounds");
    }
    this.particulars = particulars;
    this.stocked = stock;
    this.available = stock;
  }

  /// Sets units aside, if the product is on sale and there are enough.
  public ReserveOutcome reserve(int qty) {
    if (stopped || atLeastOne(qty) > available) {
      return new ReserveOutcome.Refused(ErrorCode.OUT_OF_STOCK);
    }
    available -= qty;
    reserved = Math.addExact(reserved, qty);
    return new ReserveOutcome.Reserved();
  }

  /// Puts reserved units back.
  public void release(int qty) {
    reserved = less(reserved, qty);
    available = Math.addExact(available, qty);
  }

  /// Sells reserved units.
  public void commit(int qty) {
    reserved = less(reserved, qty);
    sold = Math.addExact(sold, qty);
  }

  /// Takes sold units back.
  public void returnSold(int qty) {
    sold = less(sold, qty);
    available = Math.addExact(available, qty);
  }

  /// Adds new units, up to [#MAX_STOCK] available.
  public RestockOutcome restock(long qty) {
    if (qty < 1 || qty > MAX_STOCK - available) {
      return new RestockOutcome.Refused(ErrorCode.INVALID_REQUEST);
    }
    stocked = Math.addExact(stocked, qty);
    available += qty;
    return new RestockOutcome.Restocked(this);
  }

  /// Describes the product anew. Orders that reserved it keep the price that they were told.
  public void describe(Particulars anew) {
    particulars = anew;
  }

  /// Takes the product off sale, whatever the stock.
  public void stop() {
    stopped = true;
  }

  /// Puts the product on sale again.
  public void resume() {
    stopped = false;
  }

  private static long less(long units, int qty) {
    if (atLeastOne(qty) > units) {
      throw new IllegalStateException("%d units cannot leave %d".formatted(qty, units));
    }
    return units - qty;
  }

  private static int atLeastOne(int qty) {
    if (qty < 1) {
      throw new IllegalArgumentException("a quantity is at least 1");
    }
    return qty;
  }

  public long productId() {
    return productId;
  }

  public String name() {
    return particulars.name();
  }

  /// KRW for one unit.
  public long price() {
    return particulars.price();
  }

  public String description() {
    return particulars.description();
  }

  /// Where pictures of the product are.
  public List<String> images() {
    return particulars.images();
  }

  public Particulars particulars() {
    return particulars;
  }

  public ProductStatus status() {
    return ProductStatus.of(stopped, available);
  }

  /// All units that there ever were.
  public long stocked() {
    return stocked;
  }

  public long available() {
    return available;
  }

  public long reserved() {
    return reserved;
  }

  public long sold() {
    return sold;
  }
}
