package io.github.mmfapi.oauth1.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.PercentEncoding;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One deviation for each base string. */
class BaseStringComparisonTest {

  private static final String BASE = "http://h.example:8080/a%20b";
  private static final String NORMALIZED =
      "a=&b=%3D%25x&c=%C3%A9&d=r%20b&e=~&oauth_nonce=n&oauth_version=1.0&t=1&t=2";
  private static final String OURS = join("GET", BASE, NORMALIZED);

  static Stream<Arguments> deviations() {
    return Stream.of(
        of("GET&" + BaseStringDeviation.METHOD, BaseStringDeviation.STRUCTURE),
        of(join("get", BASE, NORMALIZED), BaseStringDeviation.METHOD_CASE),
        of(join("POST", BASE, NORMALIZED), BaseStringDeviation.METHOD),
        base("HTTP://h.example:8080/a%20b", BaseStringDeviation.SCHEME_OR_HOST_CASE),
        base("http://H.Example:8080/a%20b", BaseStringDeviation.SCHEME_OR_HOST_CASE),
        base("https://h.example:8080/a%20b", BaseStringDeviation.SCHEME),
        base("http://other.example:8080/a%20b", BaseStringDeviation.HOST),
        base("http://u:p@h.example:8080/a%20b", BaseStringDeviation.HOST),
        base("http://h.example/a%20b", BaseStringDeviation.PORT),
        base("http://h.example:80/a%20b", BaseStringDeviation.PORT),
        base("http://h.example:8080/a b", BaseStringDeviation.PATH),
        base("http://h.example:8080/a%20b/", BaseStringDeviation.PATH),
        base("http://h.example:8080", BaseStringDeviation.EMPTY_PATH),
        base("http://h.example:8080/a%20b?a=", BaseStringDeviation.QUERY_IN_BASE_URI),
        base("/a%20b", BaseStringDeviation.BASE_URI),
        of(OURS.replace(PercentEncoding.encode(BASE), BASE), BaseStringDeviation.MISSING_ENCODING),
        of(OURS.replace("http%3A%2F%2F", "http%3a%2f%2f"), BaseStringDeviation.LOWER_CASE_HEX),
        of(
            "GET&" + PercentEncoding.encode(BASE) + "&" + NORMALIZED,
            BaseStringDeviation.PARAMETERS_NOT_ENCODED),
        of(
            "GET&" + PercentEncoding.encode(BASE) + "&a=1",
            BaseStringDeviation.PARAMETERS_NOT_ENCODED),
        of(
            "GET&" + PercentEncoding.encode(BASE) + "&a%3D1&b%3D2",
            BaseStringDeviation.PARAMETERS_NOT_ENCODED),
        of(OURS.replace("%26", "%26%26"), BaseStringDeviation.EXTRA_PARAMETER),
        of(OURS + "%26u%3D1", BaseStringDeviation.EXTRA_PARAMETER),
        of(
            OURS.substring(0, OURS.length() - "%26t%3D2".length()),
            BaseStringDeviation.MISSING_PARAMETER),
        of(OURS.replace("%3D", "%3d"), BaseStringDeviation.LOWER_CASE_HEX),
        edit("t=1&t=2", "t=2&t=1", BaseStringDeviation.PARAMETER_ORDER),
        edit("d=r%20b", "d=r+b", BaseStringDeviation.PLUS_FOR_SPACE),
        edit("d=r%20b", "d=r b", BaseStringDeviation.MISSING_ENCODING),
        edit("d=r%20b", "d=r%2520b", BaseStringDeviation.DOUBLE_ENCODING),
        edit("c=%C3%A9", "c=%c3%a9", BaseStringDeviation.LOWER_CASE_HEX),
        edit("c=%C3%A9", "c=%E9", BaseStringDeviation.NOT_UTF8),
        edit("c=%C3%A9", "c=%zz", BaseStringDeviation.VALUE),
        edit("e=~", "e=%7E", BaseStringDeviation.UNRESERVED_ENCODED),
        edit("b=%3D%25x", "b==%25x", BaseStringDeviation.MISSING_ENCODING),
        edit("a=&", "a&", BaseStringDeviation.EMPTY_VALUE),
        edit("a=&", "", BaseStringDeviation.EMPTY_VALUE),
        edit("t=1&t=2", "t=2", BaseStringDeviation.MISSING_PARAMETER),
        edit("t=1", "t=3", BaseStringDeviation.VALUE),
        edit("t=1", "s=0&t=1", BaseStringDeviation.EXTRA_PARAMETER),
        edit("oauth_version=1.0&", "", BaseStringDeviation.VERSION),
        edit(
            "oauth_version",
            "oauth_signature=x&oauth_version",
            BaseStringDeviation.SIGNATURE_INCLUDED),
        edit("t=1", "realm=r&t=1", BaseStringDeviation.REALM_INCLUDED));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("deviations")
  void of_oneDeviation_namesItAndItsPlace(String theirs, BaseStringDeviation expected) {
    BaseStringComparison comparison = BaseStringComparison.of(OURS, theirs);
    assertThat(comparison.deviation()).isEqualTo(expected);
    assertThat(comparison.isEqual()).isFalse();
    int position = comparison.position();
    assertThat(theirs).startsWith(OURS.substring(0, position));
    assertThat(theirs.substring(position)).isNotEqualTo(OURS.substring(position));
    assertThat(comparison.toString())
        .contains("character " + (position + 1) + ": ", expected.rule());
    assertThat(expected.rule()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://h/p, https://h:443/p, DEFAULT_PORT",
    "http://h/p,  http://h:80/p,   DEFAULT_PORT",
    "http://h/p,  http://h:443/p,  PORT",
    "https://h/p, https://h:8443/p, PORT"
  })
  void of_portWhereNoneIsSigned_isNamedByWhetherItIsTheSchemes(
      String ours, String theirs, BaseStringDeviation expected) {
    assertThat(
            BaseStringComparison.of(join("GET", ours, NORMALIZED), join("GET", theirs, NORMALIZED))
                .deviation())
        .isEqualTo(expected);
  }

  @Test
  void of_everyDeviation_hasACaseHere() {
    Set<Object> tried =
        deviations().map(arguments -> arguments.get()[1]).collect(Collectors.toSet());
    tried.add(BaseStringDeviation.DEFAULT_PORT);
    assertThat(tried).containsAll(EnumSet.allOf(BaseStringDeviation.class));
  }

  @Test
  void of_parameterDeviation_showsThePairOfBothSides() {
    BaseStringComparison comparison =
        BaseStringComparison.of(OURS, OURS.replace("r%2520b", "r%252Bb"));
    assertThat(comparison.ours()).isEqualTo("d=r%20b");
    assertThat(comparison.theirs()).isEqualTo("d=r%2Bb");
  }

  @Test
  void of_orderDeviation_showsTheFirstPairOutOfPlace() {
    BaseStringComparison comparison =
        BaseStringComparison.of(OURS, join("GET", BASE, NORMALIZED.replace("t=1&t=2", "t=2&t=1")));
    assertThat(comparison.ours()).isEqualTo("t=1");
    assertThat(comparison.theirs()).isEqualTo("t=2");
  }

  @ParameterizedTest(name = "{0} against {1}")
  @CsvSource({
    "d=r%20b, x=r+b,   EXTRA_PARAMETER",
    "x%20y=1, x+y=2,   EXTRA_PARAMETER",
    "x%20y=1, x+y=1,   PLUS_FOR_SPACE",
    "=1,      =2,      VALUE",
    "=r%20b,  =r+b,    PLUS_FOR_SPACE"
  })
  void of_onePairOnEachSide_isOneDeviationOnlyIfNameAndValueFit(
      String ours, String theirs, BaseStringDeviation expected) {
    assertThat(
            BaseStringComparison.of(join("GET", BASE, ours), join("GET", BASE, theirs)).deviation())
        .isEqualTo(expected);
  }

  @Test
  void of_extraParameterThatIsNotWellEncoded_isMaskedByItsNameAsItIs() {
    BaseStringComparison comparison =
        BaseStringComparison.of(OURS, join("GET", BASE, NORMALIZED + "&x_secret%zz=hush"));
    assertThat(comparison.deviation()).isEqualTo(BaseStringDeviation.EXTRA_PARAMETER);
    assertThat(comparison.theirs()).isEqualTo("x_secret%zz=***");
  }

  private static Arguments base(String baseUri, BaseStringDeviation deviation) {
    return of(join("GET", baseUri, NORMALIZED), deviation);
  }

  private static Arguments edit(String ours, String theirs, BaseStringDeviation deviation) {
    assertThat(NORMALIZED).contains(ours);
    return of(join("GET", BASE, NORMALIZED.replace(ours, theirs)), deviation);
  }

  private static Arguments of(String theirs, BaseStringDeviation deviation) {
    return Arguments.of(theirs, deviation);
  }

  private static String join(String method, String baseUri, String normalized) {
    return method
        + "&"
        + PercentEncoding.encode(baseUri)
        + "&"
        + PercentEncoding.encode(normalized);
  }
}
