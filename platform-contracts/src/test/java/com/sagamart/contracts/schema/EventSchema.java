package com.sagamart.contracts.schema;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfig;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.sagamart.contracts.event.PersonalData;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Draws the JSON Schema of an event from its record. What is not [Nullable] is required, fields
/// that it does not name are allowed, and an enum is a text with the values known so far: a reader
/// may be older than the sender.
final class EventSchema {

  /// Values that there are today; a reader must expect others.
  static final String KNOWN_VALUES = "x-extensible-enum";

  /// What a field tells of a person.
  static final String PERSONAL = "x-personal";

  private static final SchemaGenerator GENERATOR = new SchemaGenerator(settings());

  private EventSchema() {}

  static ObjectNode of(Class<?> type) {
    return GENERATOR.generateSchema(type);
  }

  private static SchemaGeneratorConfig settings() {
    // Draft 7 is what AsyncAPI reads without a word about it.
    var builder =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
            .with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.INLINE_ALL_SCHEMAS);
    builder
        .forTypesInGeneral()
        .withPropertySorter((_, _) -> 0) // as in the record
        .withDescriptionResolver(it -> said(SourceDocs.of(it.getType().getErasedType()).text()))
        .withCustomDefinitionProvider(EventSchema::openEnum);
    builder
        .forFields()
        .withNullableCheck(EventSchema::isNullable)
        .withRequiredCheck(field -> !isNullable(field))
        .withDescriptionResolver(EventSchema::wordsOn)
        .withInstanceAttributeOverride(
            (node, field, _) ->
                PersonalData.in(field.getDeclaredName())
                    .filter(_ -> !field.isFakeContainerItemScope() && isLeaf(field))
                    .ifPresent(told -> node.put(PERSONAL, told)));
    return builder.build();
  }

  /// An object or a list is no datum; its fields are.
  private static boolean isLeaf(FieldScope field) {
    Class<?> type = field.getType().getErasedType();
    return !type.isRecord() && !Iterable.class.isAssignableFrom(type);
  }

  private static boolean isNullable(FieldScope field) {
    return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable String wordsOn(FieldScope field) {
    if (field.isFakeContainerItemScope()) {
      return null;
    }
    SourceDocs docs = SourceDocs.of(field.getRawMember().getDeclaringClass());
    return said(docs.fields().getOrDefault(field.getDeclaredName(), ""));
  }

  private static @Nullable String said(String words) {
    return words.isEmpty() ? null : words;
  }

  private static @Nullable CustomDefinition openEnum(
      ResolvedType type, SchemaGenerationContext context) {
    if (!type.getErasedType().isEnum()) {
      return null;
    }
    ObjectNode text = context.getGeneratorConfig().createObjectNode().put("type", "string");
    ArrayNode values = text.putArray(KNOWN_VALUES);
    Arrays.stream(type.getErasedType().getEnumConstants())
        .map(Object::toString)
        .forEach(values::add);
    return new CustomDefinition(text, true);
  }
}
