package io.github.mmfapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaNamesTest {
  @ParameterizedTest
  @CsvSource({
    "workout_id, workoutId",
    "RoleID, roleId",
    "UtilizeEmail, utilizeEmail",
    "EmailVerificationKey, emailVerificationKey",
    "md5_password, md5Password",
    "xref, xref",
    "er_admin_user_id, erAdminUserId",
    "5k_time, _5kTime",
    "e-mail, eMail",
    "class, classValue",
    "true, trueValue",
    "to_string, toStringValue",
    "get_class, getClassValue",
    "set, setValue",
    "for_each, forEachValue",
  })
  void accessor_wireName_isAUsableJavaName(String wireName, String java) {
    assertThat(JavaNames.accessor(wireName)).isEqualTo(java);
  }

  @ParameterizedTest
  @CsvSource({"asc, ASC", "dark-blue, DARK_BLUE", "0, _0", "HMAC-SHA1, HMAC_SHA1", "'', _"})
  void constant_wireText_isAUsableJavaName(String wireText, String java) {
    assertThat(JavaNames.constant(wireText)).isEqualTo(java);
  }
}
