package io.github.mmfapi.cli.internal.methods;

import io.github.mmfapi.cli.internal.methods.MethodDescription.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call of a method with what it requires. Values are those of the spec; where it has none, the
 * name of the parameter in capitals stands for the value.
 */
final class MethodExample {
  private static final int LONGEST = 40;

  private MethodExample() {}

  static String of(MethodDescription method) {
    Set<String> required = new LinkedHashSet<>();
    method.parameters().stream()
        .filter(p -> p.required() && !p.setBySigner())
        .forEach(p -> required.add(p.name()));
    for (List<String> group : method.atLeastOneOf()) {
      if (group.stream().noneMatch(required::contains)) {
        required.add(group.get(0));
      }
    }
    StringBuilder command = new StringBuilder("mmf call ").append(method.method());
    List<String> secrets = new ArrayList<>();
    for (String name : required) {
      Parameter parameter = method.parameter(name);
      if (parameter != null && parameter.secret()) {
        secrets.add(name);
      } else {
        command.append(' ').append(name).append('=').append(value(name, parameter));
      }
    }
    if (method.json().get("response").toJson().contains("image/")) {
      command.append(" -o FILE");
    }
    if (!secrets.isEmpty()) {
      command
          .append(" --data FILE   (lines NAME=VALUE for ")
          .append(String.join(", ", secrets))
          .append(')');
    }
    return command.toString();
  }

  private static String value(String name, @Nullable Parameter parameter) {
    if (parameter == null) {
      return name.toUpperCase(Locale.ROOT);
    }
    if (parameter.isFile()) {
      return "@FILE";
    }
    String example = parameter.example();
    if (example == null) {
      return parameter.values().isEmpty()
          ? name.toUpperCase(Locale.ROOT)
          : quoted(parameter.values().get(0));
    }
    return example.length() > LONGEST ? "@FILE" : quoted(example);
  }

  private static String quoted(String value) {
    boolean plain =
        value.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_.,:/+".indexOf(c) >= 0);
    return plain ? value : "'" + value.replace("'", "'\\''") + "'";
  }
}
