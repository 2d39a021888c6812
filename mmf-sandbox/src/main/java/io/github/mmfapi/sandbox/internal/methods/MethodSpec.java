package io.github.mmfapi.sandbox.internal.methods;

import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.WireText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A method as the spec describes it: a line of the list that is made of the spec.
 *
 * @param path group and method, such as {@code gear/get_gear}
 * @param verb the HTTP method that was seen or proposed; the sandbox serves GET and POST alike
 * @param access who may call the method
 * @param shape what the shape of its response is based on
 * @param response {@code envelope}, the media type of another response, or {@code none}
 */
public record MethodSpec(
    String path,
    String verb,
    Set<Access> access,
    Shape shape,
    String response,
    List<Parameter> parameters) {
  public enum Access {
    /** A request signed with a token. */
    OAUTH1,
    /** {@code consumer_key}, {@code u} and {@code p} in a POST form. */
    PASSWORD,
    /** {@code consumer_key} alone. */
    KEY,
    /** No credentials are needed. */
    OPEN
  }

  public enum Shape {
    RECORDED,
    KNOWN,
    SIMULATED;

    static Shape of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * A parameter.
   *
   * @param group the group of which one parameter is required, empty without a group
   */
  public record Parameter(String name, String type, boolean required, String group) {
    private static Parameter of(String text) {
      boolean required = text.endsWith("!");
      String[] parts = (required ? text.substring(0, text.length() - 1) : text).split("[:@]", -1);
      return new Parameter(parts[0], parts[1], required, parts.length > 2 ? parts[2] : "");
    }

    private boolean isMissing(Call call) {
      return type.equals("file") ? call.file(name) == null : call.text(name) == null;
    }

    private String described() {
      return switch (type) {
        case "date" -> name + " (YYYY-MM-DD)";
        case "bit" -> name + " (0 or 1)";
        default -> name;
      };
    }

    private boolean accepts(String value) {
      return switch (type) {
        case "int" -> value.matches("-?[0-9]{1,19}");
        case "float" -> isDecimal(value);
        case "bit" -> value.matches("[01]");
        case "bool" -> value.matches("(?i)[01]|true|false");
        case "date" -> isDate(value);
        default -> true;
      };
    }
  }

  /**
   * Reads a line of the list.
   *
   * @param shapes what the responses of methods are based on, unless they are simulated
   */
  static MethodSpec of(String line, Map<String, Shape> shapes) {
    String[] words = line.split(" ", -1);
    Set<Access> access = EnumSet.noneOf(Access.class);
    for (String name : words[2].split("\\+", -1)) {
      access.add(Access.valueOf(name.toUpperCase(Locale.ROOT)));
    }
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 4; i < words.length; i++) {
      parameters.add(Parameter.of(words[i]));
    }
    Shape shape = shapes.getOrDefault(words[0], Shape.SIMULATED);
    return new MethodSpec(
        words[0], words[1], Set.copyOf(access), shape, words[3], List.copyOf(parameters));
  }

  String name() {
    return path.substring(path.indexOf('/') + 1);
  }

  /**
   * Checks that all required parameters are present and that all values are of their type.
   *
   * @throws Refusal naming the parameter, never its value
   */
  public void check(Call call) {
    Map<String, List<Parameter>> groups = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      if (parameter.required() && parameter.isMissing(call)) {
        throw new Refusal(name() + " needs " + parameter.described());
      }
      if (!parameter.group().isEmpty()) {
        groups.computeIfAbsent(parameter.group(), group -> new ArrayList<>()).add(parameter);
      }
      String value = call.text(parameter.name());
      if (value != null) {
        Quota.checkLength(parameter.name(), value);
      }
      if (value != null && !parameter.accepts(value)) {
        throw new Refusal(parameter.described() + " must be of type " + parameter.type());
      }
    }
    for (List<Parameter> group : groups.values()) {
      if (group.stream().allMatch(parameter -> parameter.isMissing(call))) {
        throw new Refusal(
            name()
                + " needs one of "
                + String.join(", ", group.stream().map(Parameter::name).toList()));
      }
    }
  }

  private static boolean isDecimal(String value) {
    return value.matches("[-+0-9.]{1,30}") && value.matches(".*[0-9].*") && parses(value);
  }

  private static boolean parses(String value) {
    try {
      new BigDecimal(value);
      return true;
    } catch (NumberFormatException notADecimal) {
      return false;
    }
  }

  private static boolean isDate(String value) {
    return WireText.date(value) != null;
  }
}
