package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormFieldsTest {

  @ParameterizedTest
  @CsvSource({"'', false", "a=%zz, true", "a=1, false", "'a=%zz&b=2', false"})
  void isUnreadable_form_hasNoReadablePair(String form, boolean unreadable) {
    assertThat(FormFields.of(form).isUnreadable()).isEqualTo(unreadable);
  }
}
