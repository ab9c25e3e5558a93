package com.sagamart.inventory.domain;

import jakarta.persistence.Embeddable;
import java.util.List;

/// What a customer reads about a product.
///
/// @param price KRW for one unit
/// @param images https addresses
@Embeddable
public record Particulars(String name, long price, String description, List<String> images) {}
