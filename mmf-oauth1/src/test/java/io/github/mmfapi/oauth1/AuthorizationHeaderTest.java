package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationHeaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "OAuth oauth_token=                         | [oauth_token=]",
        "OAuth oauth_token=\"\"                       | [oauth_token=]",
        "OAuth oauth_token=a+b                      | [oauth_token=a+b]",
        "OAuth a=, b=1                              | [a=][b=1]",
        "OAuth a=\"1,2\" , b=\"%26\"                  | [a=1,2][b=&]",
        "OAuth realm=\"x\", Realm=y,a=1             | [a=1]",
        "OAuth a = \"x\" ,b= y, c =z                 | [a=x][b=y][c=z]",
        "OAuth realm = \"x\"\t,\ta\t=\t\"1, 2\"          | [a=1, 2]",
        "OAuth a=\"x\\\"y\\\\z\", b=\"%5C\"              | [a=x\"y\\z][b=\\]",
        "OAuth realm=\"%zz\",a=1                     | [a=1]",
        "OAuth a= , b =                             | [a=][b=]",
        "oauth a=1                                  | [a=1]",
        "OAuth                                      | ``"
      })
  void parse_header_givesItsParametersWithoutRealm(String header, String expected) {
    assertThat(
            AuthorizationHeader.parse(header).stream()
                .map(p -> "[" + p.name() + "=" + p.value() + "]")
                .collect(Collectors.joining()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OAuth s3cret",
        "OAuth a=\"s3cret",
        "OAuth a=\"s3cret\\\"",
        "OAuth a=%s3cret",
        "OAuth a =\"s3cret",
        "OAuth s3cret b=1",
        "OAuth s3cret, b=1"
      })
  void parse_malformedHeader_isRefusedWithoutQuotingIt(String header) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AuthorizationHeader.parse(header))
        .withMessageContaining("at position")
        .withMessageNotContaining("s3cret");
  }
}
