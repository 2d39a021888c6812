package io.github.mmfapi.codegen;

import io.swagger.v3.oas.models.media.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openapitools.codegen.CodegenProperty;

/** Names the constants of enums, and describes them for the template. */
final class EnumConstants {
  /** The extension of an enum that lists the names of its constants. */
  private static final String NAMES = "x-enum-varnames";

  private EnumConstants() {}

  /**
   * Adds the names of the constants to an enum that does not list them itself.
   *
   * @param where the schema and the field, for the message
   * @throws SpecMistake if two constants would have the same name, or the names that the spec lists
   *     cannot be used
   */
  static void name(Schema<?> schema, String where) {
    List<String> texts =
        schema.getEnum().stream().filter(Objects::nonNull).map(String::valueOf).toList();
    Object listed = schema.getExtensions() == null ? null : schema.getExtensions().get(NAMES);
    List<String> names =
        listed instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : JavaNames.constants(texts);
    if (names.size() != texts.size()) {
      throw new SpecMistake(
          "%s: the enum has %s values, but %s names in %s; give one name for each value"
              .formatted(where, texts.size(), names.size(), NAMES));
    }
    Map<String, String> owners = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!JavaNames.isConstant(name)) {
        throw new SpecMistake(
            "%s: %s of \"%s\" cannot be the name of a constant; give another one in %s"
                .formatted(where, name, texts.get(i), NAMES));
      }
      String twin = owners.put(name, texts.get(i));
      if (twin != null) {
        throw new SpecMistake(
            "%s: \"%s\" and \"%s\" both become %s in Java; name the constants in %s"
                .formatted(where, twin, texts.get(i), name, NAMES));
      }
    }
    schema.addExtension(NAMES, names);
  }

  /** Adds the Javadoc of each constant to the values that the template prints. */
  @SuppressWarnings("unchecked") // The library types all values as objects.
  static void describe(Map<String, Object> allowableValues) {
    if (allowableValues != null && allowableValues.get("enumVars") instanceof List<?> constants) {
      for (Object constant : constants) {
        Map<String, Object> values = (Map<String, Object>) constant;
        values.put("doc", doc(String.valueOf(values.get("value"))));
      }
    }
  }

  /** Tells whether the empty text is a value of an enum. */
  static boolean hasEmptyText(CodegenProperty property) {
    return property.allowableValues != null
        && property.allowableValues.get("values") instanceof List<?> values
        && values.contains("");
  }

  private static String doc(String literal) {
    boolean plain = literal.chars().noneMatch(c -> "{}*@\\".indexOf(c) >= 0);
    return plain ? "{@code " + literal + "}" : "<code>" + Javadoc.html(literal) + "</code>";
  }
}
