package io.github.mmfapi.codegen;

import io.github.mmfapi.codegen.WireFormats.Format;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.openapitools.codegen.CodegenProperty;

/**
 * Creates the Java code for one property of a model or request: its line in the field table, its
 * type, its accessor and its setter.
 */
final class PropertyCode {
  /**
   * Lists the kinds of values. The kind selects the methods of the base class that read and write
   * them.
   */
  private enum Kind {
    SCALAR,
    SCALARS,
    JSON_SCALAR,
    JSON_SCALARS,
    ENUM,
    ENUMS,
    OBJECT,
    OBJECTS,
    FILE,
    FREE_FORM
  }

  private static final String NULLABLE = "org.jspecify.annotations.Nullable";

  private final CodegenProperty property;
  private final String where;
  private final boolean request;
  private final int index;
  private final Kind kind;
  private final Format format;
  private final String typeName;

  /**
   * Creates the code of one property.
   *
   * @param property the property
   * @param owner the class of the property, for messages
   * @param request whether the class is a request, whose builder checks its values
   * @param index the position of the property in the class
   * @param namedEnums the classes of component schemas that are enums
   * @param namedObjects the classes of component schemas that have properties
   * @throws SpecMistake if the format is unknown, which {@link FeatureCheck} finds before
   */
  PropertyCode(
      CodegenProperty property,
      String owner,
      boolean request,
      int index,
      Set<String> namedEnums,
      Set<String> namedObjects) {
    this.property = property;
    this.where = owner + "." + property.baseName;
    this.request = request;
    this.index = index;
    CodegenProperty value = property.isArray ? property.items : property;
    this.kind = kind(value, namedEnums, namedObjects);
    this.format = format(value);
    this.typeName = typeName(value);
  }

  private Kind kind(CodegenProperty value, Set<String> namedEnums, Set<String> namedObjects) {
    boolean list = property.isArray;
    if (value.complexType != null && namedObjects.contains(value.complexType)) {
      return list ? Kind.OBJECTS : Kind.OBJECT;
    }
    if (value.isEnum || (value.complexType != null && namedEnums.contains(value.complexType))) {
      return list ? Kind.ENUMS : Kind.ENUM;
    }
    if (value.isFile || value.isBinary) {
      return Kind.FILE;
    }
    if (value.isNumeric || value.isBoolean) {
      return list ? Kind.JSON_SCALARS : Kind.JSON_SCALAR;
    }
    // Strings with standard formats have other flags; WireFormats rejects these formats.
    if (value.isString || !formatName(value).isEmpty()) {
      return list ? Kind.SCALARS : Kind.SCALAR;
    }
    return Kind.FREE_FORM;
  }

  private Format format(CodegenProperty value) {
    return switch (kind) {
      case SCALAR, SCALARS -> WireFormats.named(formatName(value), where);
      case JSON_SCALAR, JSON_SCALARS -> jsonFormat(value);
      case ENUM, ENUMS, OBJECT, OBJECTS, FILE, FREE_FORM -> WireFormats.TEXT;
    };
  }

  private static Format jsonFormat(CodegenProperty value) {
    if (value.isBoolean) {
      return WireFormats.JSON_FLAG;
    } else if (value.isLong) {
      return WireFormats.JSON_LONG;
    }
    return value.isInteger ? WireFormats.JSON_INT : WireFormats.JSON_DECIMAL;
  }

  private static String formatName(CodegenProperty value) {
    return value.dataFormat == null ? "" : value.dataFormat;
  }

  private String typeName(CodegenProperty value) {
    return switch (kind) {
      case OBJECT, OBJECTS -> value.complexType;
      case ENUM, ENUMS -> value.isEnum ? value.enumName : value.complexType;
      case FILE -> "FilePart";
      case FREE_FORM -> "WireValue";
      case SCALAR, SCALARS, JSON_SCALAR, JSON_SCALARS -> WireFormats.simpleName(format.javaType());
    };
  }

  private boolean isList() {
    return switch (kind) {
      case SCALARS, JSON_SCALARS, ENUMS, OBJECTS -> true;
      case SCALAR, JSON_SCALAR, ENUM, OBJECT, FILE, FREE_FORM -> false;
    };
  }

  /** Adds the code to the extensions, from which the templates print it. */
  void describeTo(Map<String, Object> extensions) {
    extensions.put("x-mmf-field", field());
    extensions.put("x-mmf-type", isList() ? "List<" + typeName + ">" : typeName);
    extensions.put(
        "x-mmf-getter-type", isList() ? "List<" + typeName + ">" : "@Nullable " + typeName);
    extensions.put("x-mmf-read", read());
    extensions.put("x-mmf-write", write());
    extensions.put("x-mmf-getter-doc", getterDoc());
    extensions.put("x-mmf-setter-doc", setterDoc());
  }

  /** {@return the fully qualified names that the code uses} */
  Set<String> imports() {
    Set<String> imports = new TreeSet<>();
    imports.add(NULLABLE);
    if (isList()) {
      imports.add("java.util.List");
    }
    if (kind == Kind.FREE_FORM) {
      imports.add("io.github.mmfapi.wire.WireValue");
    }
    if (kind == Kind.FILE) {
      imports.add("io.github.mmfapi.value.FilePart");
    }
    if (read().contains("WireFormat.")) {
      imports.add("io.github.mmfapi.wire.WireFormat");
    }
    if (!format.javaType().startsWith("java.lang.")) {
      imports.add(format.javaType());
    }
    return imports;
  }

  private String field() {
    StringBuilder field = new StringBuilder(".").append(fieldMethod()).append("(\"");
    field.append(property.baseName).append('"');
    if (kind == Kind.OBJECT || kind == Kind.OBJECTS) {
      field.append(", () -> ").append(typeName).append(".FIELDS");
    }
    field.append(')');
    if (has("x-mmf-sensitive")) {
      field.append(".sensitive()");
    }
    if (request && property.required) {
      field.append(".required()");
    }
    if (request && property.pattern != null) {
      field.append(".pattern(\"").append(pattern(property.pattern)).append("\")");
    }
    return field.toString();
  }

  private String fieldMethod() {
    return switch (kind) {
      case OBJECT -> "object";
      case OBJECTS -> "objects";
      case SCALARS, JSON_SCALARS, ENUMS -> isJoined() ? "value" : "values";
      case SCALAR, JSON_SCALAR, ENUM, FILE, FREE_FORM -> "value";
    };
  }

  private String read() {
    return switch (kind) {
      case OBJECT -> String.format(Locale.ROOT, "object(%d, %s.class)", index, typeName);
      case OBJECTS -> String.format(Locale.ROOT, "objects(%d, %s.class)", index, typeName);
      case FILE -> String.format(Locale.ROOT, "file(%d)", index);
      case FREE_FORM -> String.format(Locale.ROOT, "json(%d)", index);
      case SCALARS, JSON_SCALARS, ENUMS ->
          String.format(
              Locale.ROOT, "%s(%d, %s)", isJoined() ? "allJoined" : "all", index, formatConstant());
      case SCALAR, JSON_SCALAR, ENUM ->
          String.format(Locale.ROOT, "get(%d, %s)", index, formatConstant());
    };
  }

  private String write() {
    return switch (kind) {
      case OBJECT, FILE, JSON_SCALAR -> String.format(Locale.ROOT, "putAsIs(%d, value)", index);
      case OBJECTS, JSON_SCALARS -> String.format(Locale.ROOT, "putAllAsIs(%d, value)", index);
      case FREE_FORM -> String.format(Locale.ROOT, "putJson(%d, value)", index);
      case SCALARS, ENUMS ->
          String.format(
              Locale.ROOT,
              "%s(%d, %s, value)",
              isJoined() ? "putJoined" : "putAll",
              index,
              formatConstant());
      case SCALAR, ENUM ->
          String.format(Locale.ROOT, "put(%d, %s, value)", index, formatConstant());
    };
  }

  private String formatConstant() {
    boolean isEnum = kind == Kind.ENUM || kind == Kind.ENUMS;
    return isEnum ? typeName + ".FORMAT" : "WireFormat." + format.constant();
  }

  private String getterDoc() {
    String meaning = format.meaning().isEmpty() ? "" : ", " + format.meaning();
    return new Javadoc()
        .paragraph(
            "{@return the field {@code %s}%s; %s} %s%s"
                .formatted(
                    property.baseName,
                    isList() && !meaning.isEmpty() ? ", each" + meaning.substring(1) : meaning,
                    absence(),
                    description(),
                    has("x-mmf-sensitive") ? " Sensitive: {@code toString} masks it." : ""))
        .evidence(property.vendorExtensions.get("x-mmf-evidence"))
        .render(2);
  }

  private String absence() {
    return switch (kind) {
      case SCALAR, JSON_SCALAR ->
          format.equals(WireFormats.TEXT)
              ? "null if it is absent or null"
              : "null if it is absent or unreadable";
      case ENUM ->
          EnumConstants.hasEmptyText(property)
              ? "null if it is absent or null"
              : "null if it is absent, null or empty";
      case OBJECT -> "null if it is absent or not an object";
      case FILE, FREE_FORM -> "null if it is absent";
      case SCALARS, JSON_SCALARS, ENUMS, OBJECTS -> "empty if there is no list";
    };
  }

  private String setterDoc() {
    String required = request && property.required ? "required" : "null unsets the field";
    return new Javadoc()
        .paragraph("Sets {@code %s}. %s".formatted(property.baseName, description()))
        .tag("@param value the value; " + required)
        .tag("@return this builder")
        .render(4);
  }

  private String description() {
    return property.unescapedDescription == null ? "" : Javadoc.html(property.unescapedDescription);
  }

  private boolean isJoined() {
    return has(RequestGatherer.JOINED);
  }

  private boolean has(String extension) {
    return Boolean.TRUE.equals(property.vendorExtensions.get(extension));
  }

  /** Removes the slashes around a pattern of the generator, which is escaped for a Java literal. */
  private static String pattern(String delimited) {
    return delimited.replaceAll("^/|/$", "");
  }
}
