package io.github.mmfapi.oauth1.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyPolicyTest {
  private static final InetAddress PROXY = address(10, 0, 0, 1);
  private static final InetAddress STRANGER = address(203, 0, 113, 9);
  private static final ProxyPolicy ALL =
      ProxyPolicy.trusting(PROXY::equals, ForwardedHeader.FORWARDED, ForwardedHeader.values());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://tool.example/launch?a=b   | X-Forwarded-Proto: https                  | https://tool.example/launch?a=b
          http://tool.example:80/launch    | X-Forwarded-Proto: HTTPS                  | https://tool.example/launch
          http://tool.example:8080/launch  | X-Forwarded-Proto: https                  | https://tool.example:8080/launch
          http://10.0.0.7:8080/launch      | X-Forwarded-Host: tool.example            | http://tool.example/launch
          http://10.0.0.7:8080/launch      | X-Forwarded-Host: tool.example:8443       | http://tool.example:8443/launch
          http://10.0.0.7/launch           | X-Forwarded-Port: 443; X-Forwarded-Proto: https | https://10.0.0.7/launch
          http://10.0.0.7/launch           | X-Forwarded-Port: 8443                    | http://10.0.0.7:8443/launch
          http://10.0.0.7/launch           | X-Forwarded-Port: 65535                   | http://10.0.0.7:65535/launch
          http://10.0.0.7/launch           | X-Forwarded-Host: tool.example:9009       | http://tool.example:9009/launch
          http://10.0.0.7/launch           | X-Forwarded-Prefix: /!~                   | http://10.0.0.7/!~/launch
          http://10.0.0.7/launch           | X-Forwarded-Prefix: /lti/                 | http://10.0.0.7/lti/launch
          http://10.0.0.7                  | X-Forwarded-Prefix: /lti                  | http://10.0.0.7/lti
          http://10.0.0.7/launch           | X-Forwarded-Host: [2001:db8::1]:8443      | http://[2001:db8::1]:8443/launch
          http://10.0.0.7/launch           | X-Forwarded-Host: [2001:db8::1]           | http://[2001:db8::1]/launch
          http://10.0.0.7/launch           | X-Forwarded-Host: spoofed.example, tool.example | http://tool.example/launch
          http://10.0.0.7/launch           | X-Forwarded-Host: spoofed.example; X-Forwarded-Host: tool.example | http://tool.example/launch
          http://10.0.0.7/launch           | Other: x                                  | http://10.0.0.7/launch
          """)
  void apply_ofATrustedProxy_isTheUrlOfTheClient(String url, String headers, String expected) {
    assertThat(ALL.apply(request(url), PROXY, headers(headers.split("; ", -1))).url())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          for=192.0.2.60;proto=https;host=tool.example       | https://tool.example/launch
          host="tool.example:8443"; Proto=https              | https://tool.example:8443/launch
          for=1.2.3.4;host=spoofed.example, host=tool.example | http://tool.example/launch
          """)
  void apply_forwarded_isReadByRfc7239(String value, String expected) {
    assertThat(ALL.apply(request("http://10.0.0.7:8080/launch"), PROXY, forwarded(value)).url())
        .isEqualTo(expected);
  }

  private static Function<String, List<String>> forwarded(String value) {
    return name -> name.equals("Forwarded") ? List.of(value) : List.of();
  }

  @Test
  void apply_ofAStranger_changesNothing() {
    ReceivedRequest request = request("http://tool.example/launch");
    assertThat(ALL.apply(request, STRANGER, headers("X-Forwarded-Proto: https"))).isSameAs(request);
    assertThat(ProxyPolicy.none().apply(request, PROXY, headers("X-Forwarded-Proto: https")))
        .isSameAs(request);
  }

  @Test
  void apply_headerThatIsNotTrusted_isNotRead() {
    ProxyPolicy policy = ProxyPolicy.trusting(PROXY::equals, ForwardedHeader.X_FORWARDED_PROTO);
    assertThat(
            policy
                .apply(
                    request("http://tool.example/launch"),
                    PROXY,
                    headers("X-Forwarded-Host: spoofed.example", "X-Forwarded-Proto: https"))
                .url())
        .isEqualTo("https://tool.example/launch");
  }

  @Test
  void apply_keepsTheRestOfTheRequest() {
    ReceivedRequest request =
        new ReceivedRequest("POST", "http://h/x", "OAuth a=\"b\"", "text/plain", "body");
    assertThat(ALL.apply(request, PROXY, headers("X-Forwarded-Proto: https")))
        .isEqualTo(
            new ReceivedRequest("POST", "https://h/x", "OAuth a=\"b\"", "text/plain", "body"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-Proto: ftp",
        "X-Forwarded-Host: tool.example/path",
        "X-Forwarded-Host: user@tool.example",
        "X-Forwarded-Host: :443",
        "X-Forwarded-Host: tool.example:x",
        "X-Forwarded-Port: 65536",
        "X-Forwarded-Port: -1",
        "X-Forwarded-Port: 999999",
        "X-Forwarded-Port: 80/",
        "X-Forwarded-Port: 80:",
        "X-Forwarded-Host: tool.exämple",
        "X-Forwarded-Prefix: lti",
        "X-Forwarded-Prefix: /a b",
        "X-Forwarded-Prefix: /a\u007F",
        "X-Forwarded-Prefix: /lti?a=b",
        "Forwarded: tool.example",
        "Forwarded: proto=gopher",
        "Forwarded: host=\""
      })
  void apply_valueThatIsNoPartOfAUrl_isRefused(String header) {
    assertThatExceptionOfType(OAuth1RefusedException.class)
        .isThrownBy(() -> ALL.apply(request("http://10.0.0.7/"), PROXY, headers(header)))
        .withMessageEndingWith("Check what the proxy sends")
        .extracting(OAuth1RefusedException::reason)
        .isEqualTo(OAuth1RefusedException.Reason.MALFORMED);
  }

  @Test
  void none_anyRequest_isUnchanged() {
    ReceivedRequest request = request("http://h/x");

    assertThat(
            ProxyPolicy.none()
                .apply(request, InetAddress.getLoopbackAddress(), header -> List.of("https")))
        .isSameAs(request);
    assertThat(ProxyPolicy.none()).hasToString("ProxyPolicy[]");
  }

  private static ReceivedRequest request(String url) {
    return new ReceivedRequest("GET", url, null, null, "");
  }

  private static Function<String, List<String>> headers(String... lines) {
    return name -> {
      List<String> values = new ArrayList<>();
      Arrays.stream(lines)
          .filter(
              line ->
                  line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
          .forEach(line -> values.add(line.substring(name.length() + 2)));
      return values;
    };
  }

  private static InetAddress address(int... bytes) {
    byte[] raw = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      raw[i] = (byte) bytes[i];
    }
    try {
      return InetAddress.getByAddress(raw);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
