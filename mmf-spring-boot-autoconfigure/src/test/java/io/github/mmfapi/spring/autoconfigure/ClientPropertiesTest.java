package io.github.mmfapi.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Logger;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.transport.Transport;
import io.github.mmfapi.client.transport.TransportFactory;
import io.github.mmfapi.client.transport.TransportSettings;
import io.github.mmfapi.spring.MmfClientBuilderCustomizer;
import io.github.mmfapi.spring.MmfConfigurationException;
import io.github.mmfapi.spring.MmfConnectionDetails;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.util.ReflectionTestUtils;

/** Each property of the client has its effect, and a wrong value is told by its name. */
class ClientPropertiesTest {

  /** What the builder was told, and what the transport was opened with. */
  static final class Built {
    private MmfClientBuilder builder;
    private TransportSettings settings;
    private Transport transport;
    private MmfConnectionDetails details;

    void keep(MmfClientBuilder told) {
      builder = told;
      TransportFactory chosen = (TransportFactory) field("transport");
      told.transport(
          opened -> {
            settings = opened;
            transport = chosen.open(opened);
            return transport;
          });
    }

    Object field(String name) {
      return Objects.requireNonNull(ReflectionTestUtils.getField(builder, name));
    }

    String httpClient() {
      return ReflectionTestUtils.getField(transport.client(), "client").getClass().getSimpleName();
    }
  }

  /** A value, what it has an effect on, and the effect. */
  record Case(String values, Function<Built, @Nullable Object> actual, @Nullable Object effect) {}

  private static final Map<String, Case> CASES = new TreeMap<>();

  private static void add(
      String property, String value, Function<Built, @Nullable Object> actual, Object effect) {
    CASES.put(property, new Case(property + "=" + value, actual, effect));
  }

  static {
    add("mmf.base-url", "https://h.example/3.1", b -> b.details.baseUrl().getHost(), "h.example");
    add("mmf.client-key", "k2", b -> b.details.clientCredentials().key(), "k2");
    add("mmf.client-secret", "s2", b -> b.details.clientCredentials().secret(), "s2");
    CASES.put(
        "mmf.token",
        new Case(
            "mmf.token=t,mmf.token-secret=ts",
            b -> Objects.requireNonNull(b.details.tokenCredentials()).token(),
            "t"));
    CASES.put(
        "mmf.token-secret",
        new Case(
            "mmf.token=t,mmf.token-secret=ts",
            b -> Objects.requireNonNull(b.details.tokenCredentials()).secret(),
            "ts"));
    add("mmf.connect-timeout", "3s", b -> b.settings.connectTimeout(), Duration.ofSeconds(3));
    add("mmf.read-timeout", "4s", b -> b.settings.readTimeout(), Duration.ofSeconds(4));
    add("mmf.call-timeout", "5m", b -> b.settings.callTimeout(), Duration.ofMinutes(5));
    add("mmf.max-connections", "7", b -> b.settings.maxConnections(), 7);
    add("mmf.max-response-size", "1MB", b -> b.settings.maxResponseSize(), 1024L * 1024);
    add("mmf.user-agent", "app/1", b -> b.field("userAgent"), "app/1");
    add("mmf.log-level", "headers", b -> b.field("logLevel"), Logger.Level.HEADERS);
    add("mmf.transport", "apache", Built::httpClient, "ApacheHttp5Client");
    add("mmf.retry.max-attempts", "9", b -> retry(b, "maxAttempts"), "9");
    add("mmf.retry.base-delay", "2s", b -> retry(b, "baseDelay"), "PT2S");
    add("mmf.retry.max-delay", "20s", b -> retry(b, "maxDelay"), "PT20S");
    add("mmf.retry.max-retry-after", "1m", b -> retry(b, "maxRetryAfter"), "PT1M");
    String proxy = "mmf.proxy.host=p.example,mmf.proxy.port=3128";
    String user = proxy + ",mmf.proxy.user=pu,mmf.proxy.password=pp";
    CASES.put("mmf.proxy.host", new Case(proxy, b -> proxy(b).getHostString(), "p.example"));
    CASES.put("mmf.proxy.port", new Case(proxy, b -> proxy(b).getPort(), 3128));
    CASES.put("mmf.proxy.user", new Case(user, b -> proxyLogin(b).getUserName(), "pu"));
    CASES.put(
        "mmf.proxy.password", new Case(user, b -> new String(proxyLogin(b).getPassword()), "pp"));
    CASES.put(
        "mmf.ssl.bundle",
        new Case(
            "mmf.ssl.bundle=b,spring.ssl.bundle.pem.b.truststore.certificate=",
            b -> Objects.requireNonNull(b.settings.sslContext()).getProtocol(),
            "TLS"));
  }

  private static String retry(Built built, String name) {
    String text = built.field("retryPolicy").toString();
    int start = text.indexOf(name + "=") + name.length() + 1;
    return text.substring(start).split("[,\\]]", 2)[0];
  }

  private static InetSocketAddress proxy(Built built) {
    return Objects.requireNonNull(built.settings.proxy());
  }

  private static PasswordAuthentication proxyLogin(Built built) {
    return Objects.requireNonNull(built.settings.proxyCredentials());
  }

  static Stream<String> properties() {
    return Metadata.names().stream()
        .filter(name -> !name.startsWith("mmf.token-store"))
        .filter(name -> !name.startsWith("mmf.authorization"))
        .filter(name -> !name.startsWith("oauth1"))
        // Switches between configurations, each with a test of its own.
        .filter(name -> !name.equals("mmf.enabled") && !name.equals("mmf.metrics.mode"));
  }

  @ParameterizedTest
  @MethodSource("properties")
  void property_hasItsEffect(String property) {
    Case tested = CASES.get(property);
    assertThat(tested).as("a case for " + property).isNotNull();
    assertThat(built(tested.values().split(",")))
        .extracting(tested.actual())
        .isEqualTo(tested.effect());
  }

  private static Built built(String... values) {
    Built built = new Built();
    Applications.application()
        .withPropertyValues(values)
        .withBean(MmfClientBuilderCustomizer.class, () -> built::keep)
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              built.details = context.getBean(MmfConnectionDetails.class);
            });
    return built;
  }

  @ParameterizedTest
  @CsvSource({"okhttp, PooledTransport", "JDK, Http2Client", "apache, ApacheHttp5Client"})
  void transport_eachValue_isOpened(String value, String client) {
    assertThat(built("mmf.transport=" + value).httpClient()).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource({
    "mmf.base-url, ftp://h.example/3.1",
    "mmf.base-url, http://h.example/3.1?a=b",
    "mmf.base-url, http://u:p@h.example/3.1",
    "mmf.client-key, ' '",
    "mmf.client-secret, ''",
    "mmf.token-secret, lonely",
    "mmf.connect-timeout, 0s",
    "mmf.read-timeout, -1s",
    "mmf.call-timeout, 0",
    "mmf.max-connections, 0",
    "mmf.max-response-size, 0B",
    "mmf.user-agent, 'ü'",
    "mmf.retry.max-attempts, 0",
    "mmf.retry.base-delay, -1ms",
    "mmf.retry.max-delay, -1ms",
    "mmf.retry.max-retry-after, -1ms",
    "mmf.proxy.password, lonely",
    "mmf.metrics.mode, meters",
  })
  void property_wrongValue_failsWithItsName(String property, String value) {
    Applications.application()
        .withPropertyValues(property + "=" + value)
        .run(
            context -> {
              assertThat(context).hasFailed();
              MmfConfigurationException failure = cause(context.getStartupFailure());
              assertThat(failure.property()).startsWith(property.substring(0, 9));
              assertThat(failure).hasMessageNotContaining("lonely");
              assertThat(failure.action()).isNotBlank();
            });
  }

  @Test
  void baseUrl_missing_isExplained() {
    Applications.empty()
        .run(
            context -> {
              MmfConfigurationException failure = cause(context.getStartupFailure());
              var analysis = new MmfConfigurationFailureAnalyzer().analyze(failure);
              assertThat(analysis.getDescription()).contains("mmf.base-url", "no default");
              assertThat(analysis.getAction()).contains("@MmfSandboxTest", "mmf.enabled=false");
            });
  }

  static MmfConfigurationException cause(@Nullable Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof MmfConfigurationException found) {
        return found;
      }
    }
    throw new AssertionError("no MmfConfigurationException", failure);
  }
}
