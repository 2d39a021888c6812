package io.github.mmfapi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MmfClientBuilderTest {
  private static final ClientCredentials APPLICATION = ClientCredentials.of("key", "s3cret");

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
