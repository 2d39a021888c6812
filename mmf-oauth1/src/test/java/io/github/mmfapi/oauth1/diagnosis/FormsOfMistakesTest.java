package io.github.mmfapi.oauth1.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each form in which a mistake is looked for. A new form is a line in one of the tables. */
class FormsOfMistakesTest {

  static Stream<Form> forms() {
    return Stream.of(
            FormsOfUri.ALL,
            FormsOfMethod.ALL,
            FormsOfParameters.ALL,
            FormsOfEncoding.ALL,
            FormsOfKey.all(),
            FormsOfRequest.ALL)
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void diagnose_form_namesTheMistake(Form form) {
    Plan plan = new Plan();
    form.prepare().accept(plan);
    WrongSigner wrong = WrongSigner.sign(plan, List.of(form.spoil()));
    SignatureDiagnosis diagnosis = plan.diagnose(wrong.request());
    assertThat(diagnosis.mistakes()).extracting(Mistake::id).isEqualTo(form.ids());
    assertThat(diagnosis.verdict()).isEqualTo(form.verdict());
  }
}
