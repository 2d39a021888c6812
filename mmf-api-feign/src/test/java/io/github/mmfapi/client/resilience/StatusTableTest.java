package io.github.mmfapi.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfApiException;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.MmfNotFoundException;
import io.github.mmfapi.client.error.MmfRateLimitedException;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.error.MmfServerException;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.client.support.TransportVariant;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.commons.support.ReflectionSupport;

/** The exception for each HTTP status with and without an envelope, for reads and writes. */
@Timeout(60)
class StatusTableTest {
  private static final int[] STATUSES = {200, 201, 302, 304, 400, 401, 403, 404, 429, 500, 503};

  /** The classes that an exception of the client can have. */
  private static final Set<Class<?>> EXCEPTIONS = exceptions();

  /** What a response holds. */
  private enum Content {
    SUCCESS("application/json", null),
    REFUSAL("application/json", Recorded.UNSIGNED.replaceFirst("\\[\"API.*?\"\\]", "[\"No.\"]")),
    NOT_AUTHENTICATED("application/json", Recorded.UNSIGNED),
    PAGE("text/html", "<html>a page</html>"),
    NOTHING("application/json", "");

    private final String type;
    private final @Nullable String body;

    Content(String type, @Nullable String body) {
      this.type = type;
      this.body = body;
    }
  }

  private final FaultServer server = new FaultServer();

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void exception_ofEachStatusAndContent_isTheDocumentedOne(TransportVariant variant) {
    Set<Class<?>> seen = new HashSet<>();
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl(server.baseUrl())
            .clientCredentials(ClientCredentials.of("key", "secret"))
            .tokenCredentials(TokenCredentials.of("token", "token-secret"))
            .retryPolicy(RetryPolicy.none())
            .transport(variant.transport())
            .build()) {
      for (int status : STATUSES) {
        for (Content content : Content.values()) {
          if (status != 304 || content == Content.NOTHING) {
            server.always(response(status, content));
            String where = "HTTP " + status + " with " + content;
            check(where, catchThrowable(() -> variant.read(client)), status, content, true, seen);
            check(where, catchThrowable(() -> variant.write(client)), status, content, false, seen);
          }
        }
      }
      server.always(FaultServer.reset());
      Throwable lost = catchThrowable(() -> variant.read(client));
      assertThat(lost).isExactlyInstanceOf(MmfTransportException.class);
      seen.add(lost.getClass());
    }

    assertThat(seen).isEqualTo(EXCEPTIONS);
  }

  private static FaultServer.Action response(int status, Content content) {
    return (socket, request) -> {
      String recorded =
          request.line().contains("create_workout") ? Recorded.CREATED : Recorded.NO_WORKOUTS;
      String body = content.body == null ? recorded : content.body;
      FaultServer.answer(status, content.type, body).to(socket, request);
    };
  }

  private static void check(
      String where,
      @Nullable Throwable thrown,
      int status,
      Content content,
      boolean read,
      Set<Class<?>> seen) {
    Class<?> expected = expected(status, content);
    if (expected == null) {
      assertThat(thrown).as(where).isNull();
      return;
    }
    boolean unknown =
        !read && (expected == MmfServerException.class || expected == MmfResponseException.class);
    assertThat(thrown)
        .as("%s, %s", where, read ? "read" : "write")
        .isExactlyInstanceOf(unknown ? WriteOutcomeUnknownException.class : expected);
    if (unknown) {
      assertThat(thrown.getCause()).as(where).isExactlyInstanceOf(expected);
    }
    MmfException failure = (MmfException) thrown;
    assertThat(failure.status()).as(where).isEqualTo(status);
    assertThat(failure.outcomeUnknown()).as(where).isEqualTo(unknown);
    assertThat(failure.isRetrySafe()).as(where).isEqualTo(!unknown);
    assertThat(failure.errors().isEmpty())
        .as("%s: %s", where, failure.errors())
        .isEqualTo(!isRefusal(content) || expected == MmfResponseException.class);
    seen.add(failure.getClass());
  }

  /** The table of the Javadoc of {@link MmfException}. */
  private static @Nullable Class<?> expected(int status, Content content) {
    if (content == Content.NOT_AUTHENTICATED) {
      // The words count under any status, because that of the real server is not known.
      return MmfAuthenticationException.class;
    }
    if (status >= 500) {
      return MmfServerException.class;
    }
    if (status >= 300 && status < 400) {
      return MmfResponseException.class;
    }
    if (status < 300 && content != Content.REFUSAL) {
      return content == Content.SUCCESS ? null : MmfResponseException.class;
    }
    return switch (status) {
      case 401, 403 -> MmfAuthenticationException.class;
      case 404 -> MmfNotFoundException.class;
      case 429 -> MmfRateLimitedException.class;
      default -> MmfApiException.class;
    };
  }

  private static boolean isRefusal(Content content) {
    return content == Content.REFUSAL || content == Content.NOT_AUTHENTICATED;
  }

  private static Set<Class<?>> exceptions() {
    return Set.copyOf(
        ReflectionSupport.findAllClassesInPackage(
            MmfClient.class.getPackageName(),
            type ->
                MmfException.class.isAssignableFrom(type)
                    && !Modifier.isAbstract(type.getModifiers()),
            name -> true));
  }
}
