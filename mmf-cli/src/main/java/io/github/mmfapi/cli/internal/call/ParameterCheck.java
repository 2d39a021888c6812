package io.github.mmfapi.cli.internal.call;

import io.github.mmfapi.cli.internal.methods.MethodDescription;
import io.github.mmfapi.cli.internal.methods.MethodDescription.Parameter;
import io.github.mmfapi.cli.internal.session.Similar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Compares the parameters of a call with those of the spec. */
final class ParameterCheck {
  private ParameterCheck() {}

  /** Returns a sentence for each parameter that the spec does not have, or that is missing. */
  static List<String> problems(MethodDescription method, List<String> given) {
    List<String> problems = new ArrayList<>();
    List<String> known = method.parameterNames();
    for (String name : new LinkedHashSet<>(given)) {
      if (!known.contains(name)) {
        String question = Similar.question(name, known);
        problems.add(
            method.method()
                + " has no parameter "
                + name
                + (question.isEmpty() ? "; see: mmf describe " + method.method() : question));
      }
    }
    for (Parameter parameter : method.parameters()) {
      if (parameter.required() && !parameter.setBySigner() && !given.contains(parameter.name())) {
        problems.add(method.method() + " needs the parameter " + parameter.name());
      }
    }
    for (List<String> group : method.atLeastOneOf()) {
      if (group.stream().noneMatch(given::contains)) {
        problems.add(method.method() + " needs one of the parameters " + String.join(", ", group));
      }
    }
    return problems;
  }
}
