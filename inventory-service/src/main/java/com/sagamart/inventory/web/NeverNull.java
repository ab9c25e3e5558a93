package com.sagamart.inventory.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/// Reads a field that may be absent but not null. Jackson's own `Nulls.FAIL` does not tell the two
/// apart in a record.
class NeverNull extends ValueDeserializer<Object> {

  private final @Nullable ValueDeserializer<Object> value;

  NeverNull() {
    this(null);
  }

  private NeverNull(@Nullable ValueDeserializer<Object> value) {
    this.value = value;
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, BeanProperty property) {
    return new NeverNull(context.findContextualValueDeserializer(property.getType(), property));
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) {
    return Objects.requireNonNull(value).deserialize(parser, context);
  }

  @Override
  public @Nullable Object getNullValue(DeserializationContext context) {
    return context.reportInputMismatch(this, "null is no value");
  }

  @Override
  public @Nullable Object getAbsentValue(DeserializationContext context) {
    return null;
  }
}
