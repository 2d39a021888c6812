package io.github.mmfapi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.AsyncClient;
import feign.Capability;
import feign.Client;
import feign.Logger;
import feign.okhttp.OkHttpClient;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.call.Sleeper;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.transport.TransportFactory;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.ClockSkewPolicy;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import io.github.mmfapi.wire.OutputFormat;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MmfClientBuilderTest {
  private static final ClientCredentials APPLICATION = ClientCredentials.of("key", "s3cret");
  private static final TokenCredentials TOKEN = TokenCredentials.of("token", "s3cret");

  /** An allowed value of each type that a setter takes. */
  private static final Map<Class<?>, Object> VALUES =
      Map.ofEntries(
          Map.entry(String.class, "text"),
          Map.entry(URI.class, URI.create("http://h/3.1")),
          Map.entry(ClientCredentials.class, APPLICATION),
          Map.entry(TokenCredentials.class, TOKEN),
          Map.entry(TokenCredentialsProvider.class, TokenCredentialsProvider.of(TOKEN)),
          Map.entry(
              Map.class,
              Map.of(
                  "MMF_BASE_URL", "http://h/3.1",
                  "MMF_CLIENT_KEY", "key",
                  "MMF_CLIENT_SECRET", "s3cret")),
          Map.entry(Placement.class, Placement.QUERY),
          Map.entry(Clock.class, Clock.systemUTC()),
          Map.entry(ClockSkewPolicy.class, ClockSkewPolicy.standard()),
          Map.entry(Duration.class, Duration.ofSeconds(1)),
          Map.entry(int.class, 1),
          Map.entry(long.class, 1L),
          Map.entry(InetSocketAddress.class, InetSocketAddress.createUnresolved("proxy", 1)),
          Map.entry(SSLContext.class, defaultContext()),
          Map.entry(
              TransportFactory.class,
              (TransportFactory)
                  settings -> {
                    throw new IllegalStateException("not opened");
                  }),
          Map.entry(Client.class, new OkHttpClient()),
          Map.entry(AsyncClient.class, new OkHttpClient()),
          Map.entry(RetryPolicy.class, RetryPolicy.none()),
          Map.entry(Sleeper.class, Sleeper.real()),
          Map.entry(ObjectMapper.class, new ObjectMapper()),
          Map.entry(OutputFormat.class, OutputFormat.XML),
          Map.entry(Logger.Level.class, Logger.Level.NONE),
          Map.entry(MmfCallListener.class, new MmfCallListener() {}),
          Map.entry(Capability.class, new Capability() {}),
          Map.entry(Consumer.class, (Consumer<Object>) value -> {}));

  private static SSLContext defaultContext() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void build_withoutBaseUrl_saysThatThereIsNoDefault() {
    assertThatThrownBy(() -> MmfClient.builder().clientCredentials(APPLICATION).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("baseUrl(")
        .hasMessageContaining("no default");
  }

  @Test
  void build_withoutClientCredentials_saysWhatIsMissing() {
    assertThatThrownBy(() -> MmfClient.builder().baseUrl("http://h/3.1").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("clientCredentials(");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "api.mapmyfitness.com/3.1",
        "/3.1",
        "ftp://h/3.1",
        "http:///3.1",
        "http://h/3.1?x=1",
        "http://h/3.1#x"
      })
  void baseUrl_invalid_isRejectedNamingIt(String url) {
    assertThatThrownBy(() -> MmfClient.builder().baseUrl(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be an absolute http or https URL")
        .hasMessageContaining(url);
  }

  /** Also if the password makes the URL malformed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://anna:s3cret@h/3.1",
        "http://anna:s3cret word@h/3.1",
        "http://anna:%zs3cret@h/3.1",
        "http://anna:1?s3cret@h/3.1",
        "ftp://anna:s3cret@h/3.1",
        "anna:s3cret@h/3.1"
      })
  void baseUrl_withAPassword_isRejectedWithoutShowingIt(String url) {
    assertThatThrownBy(() -> MmfClient.builder().baseUrl(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("***@h/3.1")
        .hasMessageNotContainingAny("anna", "s3cret")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "é",
        "😀",
        "\uFFFE",
        "\u0000",
        "\t",
        "a\r\nX: y",
        "a\n",
        "\r",
        "\u007F",
        "\u2028"
      })
  void userAgent_thatAHeaderCannotCarry_isRejected(String name) {
    assertThatThrownBy(() -> MmfClient.builder().userAgent(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("printable ASCII");
  }

  @Test
  void timeouts_notPositive_areRejected() {
    assertThatThrownBy(() -> MmfClient.builder().connectTimeout(Duration.ZERO))
        .hasMessageContaining("connect time-out");
    assertThatThrownBy(() -> MmfClient.builder().readTimeout(Duration.ofSeconds(-1)))
        .hasMessageContaining("read time-out");
  }

  static Stream<Method> setters() {
    return Arrays.stream(MmfClientBuilder.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> method.getReturnType() == MmfClientBuilder.class);
  }

  /** A setter that returned another builder, or none, would lose what was set before. */
  @ParameterizedTest
  @MethodSource("setters")
  void setter_returnsTheSameBuilder(Method setter) throws ReflectiveOperationException {
    MmfClientBuilder builder = MmfClient.builder();
    Object[] arguments =
        setter.getName().equals("baseUrl") && setter.getParameterTypes()[0] == String.class
            ? new Object[] {"http://h/3.1"}
            : Arrays.stream(setter.getParameterTypes()).map(VALUES::get).toArray();

    assertThat(arguments).as("add the type to VALUES").doesNotContainNull();
    assertThat(setter.invoke(builder, arguments)).isSameAs(builder);
  }

  @Test
  void interfaces_areAssembledOnce() {
    try (MmfClient client =
        MmfClient.builder().baseUrl("http://h/3.1").clientCredentials(APPLICATION).build()) {
      assertThat(client.users()).isSameAs(client.users());
      assertThat(client.async().users()).isSameAs(client.async().users());
    }
  }

  @Test
  void as_closed_leavesItsClientOpen() {
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl("http://127.0.0.1:1/3.1")
            .clientCredentials(APPLICATION)
            .build()) {
      client.as(TokenCredentials.of("token", "s3cret")).close();

      // Were the transport closed, its executor would reject the call instead of trying it.
      assertThatThrownBy(() -> client.async().users().getUser().join())
          .hasCauseInstanceOf(MmfTransportException.class);
    }
  }
}
