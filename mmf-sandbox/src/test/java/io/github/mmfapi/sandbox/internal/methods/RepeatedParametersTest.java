package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.sandbox.internal.methods.OwnedData.Outcome;
import io.github.mmfapi.sandbox.internal.methods.OwnedData.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of a repeated parameter the first value that is not empty counts, for checks and for what is
 * stored. So every parameter of every method is sent again with another value and with none.
 */
class RepeatedParametersTest {
  /** What a call writes differently each time, besides what it is given. */
  private static final String CHANCE = "[0-9a-f]{32}|[A-Za-z0-9]{22,}";

  private static OwnedData data;

  @BeforeAll
  static void createData() {
    data = new OwnedData();
  }

  static Stream<MethodSpec> methods() {
    return OwnershipTable.specs().filter(spec -> !spec.parameters().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void repeatedParameter_hasItsFirstValue(MethodSpec spec) {
    Map<String, String> form = new HashMap<>(data.parameters(spec, Relation.OWNER));
    for (MethodSpec.Parameter parameter : spec.parameters()) {
      form.putIfAbsent(parameter.name(), valid(parameter));
    }
    String file = form.remove("file");
    List<Parameter> once =
        form.entrySet().stream().map(p -> new Parameter(p.getKey(), p.getValue())).toList();
    List<Parameter> before = new ArrayList<>();
    List<Parameter> after = new ArrayList<>(once);
    for (Parameter parameter : once) {
      before.add(new Parameter(parameter.name(), ""));
      after.add(new Parameter(parameter.name(), "not the first 🚲"));
      after.add(new Parameter(parameter.name(), ""));
    }
    before.addAll(after);

    Outcome expected = data.call(Relation.OWNER, spec, once, file);
    Outcome repeated = data.call(Relation.OWNER, spec, before, file);

    assertThat(certain(repeated)).isEqualTo(certain(expected));
    assertThat(repeated.toString()).doesNotContain("not the first");
  }

  private static String valid(MethodSpec.Parameter parameter) {
    return switch (parameter.type()) {
      case "int", "float", "bit", "bool" -> "1";
      case "date" -> "2013-01-16";
      default -> "a text";
    };
  }

  private static String certain(Outcome outcome) {
    return (outcome.reply() + String.join("\n", outcome.changes())).replaceAll(CHANCE, "?");
  }
}
