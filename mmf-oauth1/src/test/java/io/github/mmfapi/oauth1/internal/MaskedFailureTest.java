package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskedFailureTest {
  private static final SecretText SECRETS = SecretText.of(List.of("hush-hush"));

  @Test
  void of_messagesWithoutSecrets_isTheSameInstance() {
    Throwable failure =
        new IOException("refused", new IllegalStateException((String) null, new Error("closed")));

    assertThat(MaskedFailure.of(failure, SECRETS)).isSameAs(failure);
  }

  @Test
  void of_secretInTheMessage_hasClassMaskedMessageAndTrace() {
    IOException failure = new IOException("said hush-hush");

    Throwable masked = MaskedFailure.of(failure, SECRETS);

    assertThat(masked)
        .isInstanceOf(MaskedFailure.class)
        .hasMessage("java.io.IOException: said ***")
        .hasNoCause();
    assertThat(masked.getStackTrace()).isEqualTo(failure.getStackTrace());
  }

  @Test
  void of_secretInACause_masksItAndWhatIsAroundIt() {
    Throwable inner = new IOException("said hush-hush", new Error("closed"));
    Throwable failure = new IllegalStateException("outer", new IllegalStateException(null, inner));

    Throwable masked = MaskedFailure.of(failure, SECRETS);

    assertThat(masked).hasMessage("java.lang.IllegalStateException: outer");
    assertThat(masked.getCause()).hasMessage("java.lang.IllegalStateException: ");
    assertThat(masked.getCause().getCause()).hasMessage("java.io.IOException: said ***");
    assertThat(masked.getCause().getCause().getCause()).isSameAs(inner.getCause());
  }

  @Test
  void of_addressOfTheServer_isShown() {
    Throwable failure = new IOException("10.1.2.3 refused");

    assertThat(MaskedFailure.of(failure, SECRETS)).isSameAs(failure);
  }

  @Test
  void of_causesBeyondTheTenth_areLeftOut() {
    Throwable failure = new IOException("said hush-hush at 12");
    for (int i = 11; i >= 0; i--) {
      failure = new IOException("level " + i, failure);
    }

    Throwable masked = MaskedFailure.of(failure, SECRETS);

    for (int i = 0; i < 10; i++) {
      assertThat(masked).hasMessage("java.io.IOException: level " + i);
      masked = masked.getCause();
    }
    assertThat(masked).hasMessage("java.io.IOException: level 10").hasNoCause();
  }
}
