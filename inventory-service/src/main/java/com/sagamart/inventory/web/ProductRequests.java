package com.sagamart.inventory.web;

import com.sagamart.inventory.domain.Particulars;
import com.sagamart.starter.web.ReadableName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.hibernate.validator.constraints.CodePointLength;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/// What admins send.
final class ProductRequests {

  private ProductRequests() {}

  /// @param price KRW for one unit
  /// @param stock units to begin with
  record CreateRequest(
      @NotNull @ReadableName String name,
      @Min(0) @Max(ProductBounds.PRICE) long price,
      @Min(0) @Max(ProductBounds.STOCK) long stock,
      @CodePointLength(max = ProductBounds.DESCRIPTION) @Nullable String description,
      @Size(max = ProductBounds.IMAGES)
          @Nullable List<@NotNull @Pattern(regexp = ProductBounds.HTTPS) String> images) {

    Particulars particulars() {
      return new Particulars(
          name,
          price,
          Objects.requireNonNullElse(description, ""),
          Objects.requireNonNullElse(images, List.of()));
    }
  }

  /// What stands here changes; what is absent stays. A null is refused: elsewhere (RFC 7396) it
  /// would take the value away, and a product is never without one.
  record ChangeRequest(
      @JsonDeserialize(using = NeverNull.class) @ReadableName @Nullable String name,
      @JsonDeserialize(using = NeverNull.class) @Min(0) @Max(ProductBounds.PRICE)
          @Nullable Long price,
      @JsonDeserialize(using = NeverNull.class) @CodePointLength(max = ProductBounds.DESCRIPTION)
          @Nullable String description,
      @JsonDeserialize(using = NeverNull.class) @Size(max = ProductBounds.IMAGES)
          @Nullable List<@NotNull @Pattern(regexp = ProductBounds.HTTPS) String> images,
      @JsonDeserialize(using = NeverNull.class) @Nullable Sale status) {

    Particulars on(Particulars old) {
      return new Particulars(
          Objects.requireNonNullElse(name, old.name()),
          Objects.requireNonNullElse(price, old.price()),
          Objects.requireNonNullElse(description, old.description()),
          Objects.requireNonNullElse(images, old.images()));
    }
  }

  /// What an admin decides; whether it is sold out is for the stock to say.
  enum Sale {
    ON_SALE,
    STOPPED
  }

  /// @param qty units to add
  record RestockRequest(@Min(1) @Max(ProductBounds.STOCK) long qty) {}
}
