package io.github.mmfapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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
    "élan_vital, elanVital",
    "日本, u65e5U672c",
    "+, plus",
    "'', empty",
  })
  void accessor_wireName_isAUsableJavaName(String wireName, String java) {
    assertThat(JavaNames.accessor(wireName)).isEqualTo(java);
  }

  @ParameterizedTest
  @CsvSource({
    "asc, ASC",
    "dark-blue, DARK_BLUE",
    "0, _0",
    "HMAC-SHA1, HMAC_SHA1",
    "'', EMPTY",
    "+, PLUS",
    "_, UNDERSCORE",
    "é, E",
    "ñandú, NANDU",
    "größe, GR_LATIN_SMALL_LETTER_O_WITH_DIAERESIS_LATIN_SMALL_LETTER_SHARP_S_E",
    "日本, U65E5_U672C",
    "😀, GRINNING_FACE",
    "٣, ARABIC_INDIC_DIGIT_THREE",
    "UNRECOGNIZED, UNRECOGNIZED_VALUE",
    "format, FORMAT_VALUE"
  })
  void constants_oneText_isAUsableJavaName(String wireText, String java) {
    assertThat(JavaNames.constants(List.of(wireText))).containsExactly(java);
    assertThat(JavaNames.isConstant(java)).isTrue();
  }

  @Test
  void constants_sameWords_haveTheirSignsSpelled() {
    assertThat(
            JavaNames.constants(
                List.of("Etc/GMT+1", "Etc/GMT-1", "UTC", "a_b", "a b", "aB", "é", "e")))
        .containsExactly(
            "ETC_SLASH_GMT_PLUS_1",
            "ETC_SLASH_GMT_MINUS_1",
            "UTC",
            "A_UNDERSCORE_B",
            "A_SPACE_B",
            "AB",
            "LATIN_SMALL_LETTER_E_WITH_ACUTE",
            "E");
  }

  @Test
  void literal_anyText_isJavaSource() {
    assertThat(JavaNames.literal("a\"\\u0041\n\u0000é")).isEqualTo("\"a\\\"\\\\u0041\\n\\u0000é\"");
  }
}
