package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import feign.RequestLine;
import io.github.mmfapi.cli.internal.methods.MethodDescription;
import io.github.mmfapi.cli.internal.methods.Methods;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.wire.WireValue;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code mmf methods} and {@code mmf describe}. */
class MethodsCommandTest {
  private static CommandLineRun run(String... arguments) {
    return CommandLineRun.of(Map.of(), arguments);
  }

  private static Set<String> methods() {
    return Methods.summaries().keySet();
  }

  /** HTTP method, group and name of each method of the generated interfaces. */
  private static Set<String> generated() {
    return Arrays.stream(MmfClient.class.getMethods())
        .map(Method::getReturnType)
        .filter(type -> type.getPackageName().equals("io.github.mmfapi.api"))
        .flatMap(api -> Arrays.stream(api.getMethods()))
        .filter(method -> method.isAnnotationPresent(RequestLine.class))
        .map(method -> method.getAnnotation(RequestLine.class).value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void methods_haveAllOfTheGeneratedInterfacesWithTheirVerb() {
    Set<String> described =
        methods().stream()
            .map(method -> Objects.requireNonNull(Methods.find(method)))
            .map(method -> (method.isWrite() ? "POST /" : "GET /") + method.method())
            .collect(Collectors.toSet());

    assertThat(generated()).hasSizeGreaterThan(100);
    assertThat(described).containsAll(generated());
  }

  @Test
  void methods_ofAGroup_areOneOnEachLine() {
    CommandLineRun all = run("methods");
    CommandLineRun workouts = run("methods", "workouts");

    assertThat(all.out().lines()).hasSize(methods().size());
    assertThat(workouts.out().lines())
        .isNotEmpty()
        .allMatch(line -> line.startsWith("workouts/"))
        .anyMatch(line -> line.matches("workouts/get_workouts +Lists the workouts of a user.*"));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void describe_eachMethod_namesItsParametersAndAnExampleWithAllThatIsRequired(String method)
      throws IOException {
    CommandLineRun text = run("describe", method);
    WireValue json = WireValue.parse(run("describe", method, "--json").out());
    MethodDescription description = new MethodDescription(json);

    assertThat(text.exitCode()).as(text.err()).isZero();
    assertThat(text.out()).contains("evidence");
    description.parameterNames().forEach(name -> assertThat(text.out()).contains(name));
    String example = text.out().substring(text.out().indexOf("Example: "));
    assertThat(example).startsWith("Example: mmf call " + method);
    description.parameters().stream()
        .filter(parameter -> parameter.required() && !parameter.setBySigner())
        .forEach(parameter -> assertThat(example).contains(parameter.name()));
    String arguments = example.replaceFirst("(?s) --data FILE.*", "");
    description.parameters().stream()
        .filter(MethodDescription.Parameter::secret)
        .forEach(parameter -> assertThat(arguments).doesNotContain(" " + parameter.name() + "="));
    description
        .atLeastOneOf()
        .forEach(group -> assertThat(example).containsAnyOf(group.toArray(String[]::new)));
    assertThat(text.out().lines())
        .allMatch(line -> line.length() <= 80 || line.contains("Example"));
  }

  @Test
  void describe_nameThatOneGroupHas_needsNoGroup() {
    assertThat(run("describe", "get_gear").out()).startsWith("gear/get_gear");
  }

  @Test
  void describe_pathOutsideOfTheMethods_isNone() {
    assertThat(run("describe", "../methods/users/get_user").exitCode()).isEqualTo(2);
  }
}
