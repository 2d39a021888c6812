package io.github.mmfapi.codegen;

import static io.github.mmfapi.codegen.Pointers.plus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds every {@link UnsupportedFeature} in a document, before a library has rewritten it. */
public final class FeatureCheck {
  private static final List<String> FORMS =
      List.of("application/x-www-form-urlencoded", "multipart/form-data");
  private static final Set<String> NO_TEXTS = Set.of("integer", "number", "boolean");
  private static final Set<String> VERBS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final Map<?, ?> document;
  private final Pointers pointers;
  private final List<SpecMistake> mistakes = new ArrayList<>();

  /** The schemas of parameters and forms, which have only texts. */
  private final Set<List<String>> inRequests = new LinkedHashSet<>();

  private FeatureCheck(Map<?, ?> document) {
    this.document = document;
    this.pointers = new Pointers(document);
  }

  /**
   * Checks a document.
   *
   * @param document the document as read from YAML
   * @return the mistakes, in the order of the document
   */
  public static List<SpecMistake> of(Map<?, ?> document) {
    FeatureCheck check = new FeatureCheck(document);
    check.version();
    check.paths();
    check.schemas(document.get("components"), List.of("components"), "");
    return check.mistakes;
  }

  private void version() {
    Object version = document.get("openapi");
    if (!String.valueOf(version).startsWith("3.0")) {
      refuse(List.of("openapi"), "openapi", UnsupportedFeature.VERSION, "openapi is " + version);
    }
  }

  private void paths() {
    for (Map.Entry<?, ?> path : map(document.get("paths")).entrySet()) {
      List<String> at = List.of("paths", String.valueOf(path.getKey()));
      for (Map.Entry<?, ?> member : map(path.getValue()).entrySet()) {
        String verb = String.valueOf(member.getKey());
        Map<?, ?> operation = map(member.getValue());
        if (VERBS.contains(verb) && !"none".equals(operation.get("x-mmf-binding"))) {
          Object id = operation.get("operationId");
          operation(
              operation,
              plus(at, verb),
              id == null ? verb.toUpperCase(Locale.ROOT) + " " + at.get(1) : id + "");
        }
      }
    }
  }

  private void operation(Map<?, ?> operation, List<String> at, String where) {
    if (operation.containsKey("callbacks")) {
      refuse(
          plus(at, "callbacks"),
          where,
          UnsupportedFeature.CALLBACKS,
          "the operation has callbacks");
    }
    if (operation.get("parameters") instanceof List<?> parameters) {
      for (int i = 0; i < parameters.size(); i++) {
        parameter(pointers.resolved(plus(at, "parameters", String.valueOf(i))), where);
      }
    }
    if (operation.containsKey("requestBody")) {
      body(pointers.resolved(plus(at, "requestBody")), where);
    }
    schemas(operation.get("responses"), plus(at, "responses"), where);
  }

  private void parameter(List<String> at, String operation) {
    Map<?, ?> parameter = map(pointers.at(at));
    String where = operation + "." + parameter.get("name");
    if (!isSet(parameter)) {
      return;
    }
    Object location = parameter.get("in");
    if (!"query".equals(location)) {
      refuse(at, where, UnsupportedFeature.LOCATION, "the parameter is in " + location);
    }
    if (parameter.containsKey("content")) {
      refuse(plus(at, "content"), where, UnsupportedFeature.CONTENT, "the parameter has content");
    }
    style(parameter, at, where);
    text(plus(at, "schema"), where);
  }

  /** Tells whether the caller sets a parameter or field. */
  private static boolean isSet(Map<?, ?> owner) {
    return !"none".equals(owner.get("x-mmf-binding")) && !owner.containsKey("x-mmf-set-by");
  }

  private void style(Map<?, ?> owner, List<String> at, String where) {
    Object style = owner.get("style");
    if (style != null && !"form".equals(style)) {
      refuse(plus(at, "style"), where, UnsupportedFeature.STYLE, "the style is " + style);
    }
  }

  private void body(List<String> at, String where) {
    Map<?, ?> content = map(map(pointers.at(at)).get("content"));
    if (content.size() > 1) {
      refuse(
          plus(at, "content"),
          where,
          UnsupportedFeature.BODIES,
          "the body is described as " + String.join(" and as ", keys(content)));
      return;
    }
    String type = content.isEmpty() ? "undescribed" : keys(content).get(0);
    if (!FORMS.contains(type)) {
      refuse(plus(at, "content", type), where, UnsupportedFeature.BODY, "the body is " + type);
      return;
    }
    List<String> media = plus(at, "content", type);
    Map<?, ?> encoding = map(map(content.get(type)).get("encoding"));
    for (String field : keys(encoding)) {
      style(map(encoding.get(field)), plus(media, "encoding", field), where + "." + field);
    }
    inRequests.add(pointers.resolved(plus(media, "schema")));
    alternatives(
        map(pointers.at(pointers.resolved(plus(media, "schema")))), plus(media, "schema"), where);
    pointers
        .fields(plus(media, "schema"))
        .forEach(
            (name, field) -> {
              if (isSet(map(pointers.at(field)))) {
                text(field, where + "." + name);
              }
            });
  }

  /** Checks a parameter or a field of a form. */
  private void text(List<String> reference, String where) {
    List<String> at = pointers.resolved(reference);
    Map<?, ?> schema = map(pointers.at(at));
    if (schema.get("allOf") instanceof List<?> parts && parts.size() == 1) {
      text(plus(at, "allOf", "0"), where);
      return;
    }
    inRequests.add(at);
    boolean list = schema.containsKey("items");
    List<String> itemsAt = pointers.resolved(plus(at, "items"));
    Map<?, ?> value = list ? map(pointers.at(itemsAt)) : schema;
    if (NO_TEXTS.contains(String.valueOf(value.get("type")))) {
      refuse(
          list ? itemsAt : at,
          where,
          UnsupportedFeature.NO_TEXT,
          "the type is " + value.get("type"));
    } else if (value.containsKey("properties")
        || value.containsKey("items")
        || "object".equals(value.get("type"))) {
      refuse(at, where, UnsupportedFeature.STRUCTURE, "the value is no text");
    }
    alternatives(schema, at, where);
    format(value, list ? itemsAt : at, where);
  }

  /** Checks that a text has a format that the generator knows. */
  private void format(Map<?, ?> schema, List<String> at, String where) {
    Object type = schema.get("type");
    if (schema.get("format") instanceof String format
        && !format.equals("binary")
        && !schema.containsKey("enum")
        && (type == null || type.equals("string"))) {
      try {
        WireFormats.named(format, where);
      } catch (SpecMistake unknown) {
        mistakes.add(unknown.at(plus(at, "format")));
      }
    }
  }

  /** Checks all schemas below a node. */
  private void schemas(@Nullable Object node, List<String> at, String where) {
    if (node instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        schemas(list.get(i), plus(at, String.valueOf(i)), where);
      }
    }
    Map<?, ?> members = map(node);
    boolean names = !at.isEmpty() && at.get(at.size() - 1).equals("properties");
    if (!names && !inRequests.contains(at)) {
      String place = place(at, where);
      format(members, at, place);
      alternatives(members, at, place);
      if (Boolean.TRUE.equals(members.get("nullable"))
          && NO_TEXTS.contains(String.valueOf(members.get("type")))) {
        refuse(
            plus(at, "nullable"),
            place,
            UnsupportedFeature.NULLABLE_NUMBER,
            "a nullable " + members.get("type"));
      }
    }
    for (Map.Entry<?, ?> member : members.entrySet()) {
      String key = String.valueOf(member.getKey());
      // A field can be called example; then it is a schema.
      boolean words = !names && (key.startsWith("example") || key.startsWith("x-"));
      if (!words) {
        schemas(member.getValue(), plus(at, key), where);
      }
    }
  }

  /** Names a schema or field as people do: {@code Gear.state}. */
  private static String place(List<String> at, String where) {
    StringBuilder place = new StringBuilder(where);
    if (at.size() > 2 && at.get(0).equals("components")) {
      place.append(at.get(2));
    }
    for (int i = 0; i + 1 < at.size(); i++) {
      if (at.get(i).equals("properties")) {
        place.append('.').append(at.get(i + 1));
      }
    }
    return place.isEmpty() ? String.join("/", at) : place.toString();
  }

  private void alternatives(Map<?, ?> schema, List<String> at, String where) {
    boolean output = !at.isEmpty() && at.get(at.size() - 1).equals("output");
    for (String kind : List.of("oneOf", "anyOf")) {
      if (schema.get(kind) instanceof List<?> branches
          && !(output && kind.equals("oneOf") && isOneOrNothing(plus(at, kind), branches))) {
        refuse(
            plus(at, kind),
            where,
            UnsupportedFeature.ALTERNATIVES,
            kind + " has " + branches.size() + " schemas");
      }
    }
  }

  private boolean isOneOrNothing(List<String> at, List<?> branches) {
    long nothing = 0;
    for (int i = 0; i < branches.size(); i++) {
      Map<?, ?> branch = map(pointers.at(pointers.resolved(plus(at, String.valueOf(i)))));
      nothing += Integer.valueOf(0).equals(branch.get("maxItems")) ? 1 : 0;
    }
    return nothing == 1 && branches.size() == 2;
  }

  private void refuse(List<String> at, String where, UnsupportedFeature feature, String found) {
    mistakes.add(
        new SpecMistake(
            at,
            where,
            found
                + ", which the generator does not support; "
                + feature.remedy().replace("`", "")));
  }

  private static List<String> keys(Map<?, ?> map) {
    return map.keySet().stream().map(String::valueOf).toList();
  }

  private static Map<?, ?> map(@Nullable Object node) {
    return node instanceof Map<?, ?> map ? map : Map.of();
  }
}
