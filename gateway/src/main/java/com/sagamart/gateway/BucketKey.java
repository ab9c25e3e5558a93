package com.sagamart.gateway;

/// What a token bucket is for: one resource, and who draws from it.
///
/// @param id unique among owners of this kind
record BucketKey(Owner owner, long id, Resource resource) {

  enum Owner {
    USER,
    NETWORK,
    COUPON
  }

  /// No owner has this id.
  private static final long EVERYBODY_ELSE = -1;

  /// The bucket of all owners of this kind that have none of their own.
  BucketKey shared() {
    return new BucketKey(owner, EVERYBODY_ELSE, resource);
  }
}
