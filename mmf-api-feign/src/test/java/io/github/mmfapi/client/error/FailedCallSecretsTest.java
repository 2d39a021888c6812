package io.github.mmfapi.client.error;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that can be read of a failed call, wherever the secrets of its request stand. */
class FailedCallSecretsTest {
  private static final String SECRET = "hunter2";

  @Test
  void failureOfTheTransport_quotingSecrets_isWithoutThem() {
    String said = "lost http://h/?oauth_signature=hunter2&x=1, password: hunter2, {\"p\": 1}";
    IOException cause = new IOException(said, new IOException("Cookie: hunter2"));
    FailedCall failed = FailedCall.of("POST", "users/update_user");
    for (Throwable thrown :
        List.of(
            MmfTransportException.unanswered(failed, cause),
            MmfTransportException.interrupted(failed, cause),
            MmfTransportException.timedOut(failed, new TimeoutException(said)))) {
      StringWriter all = new StringWriter();
      thrown.printStackTrace(new PrintWriter(all, true));
      assertThat(all.toString()).contains("lost http://h/").doesNotContain(SECRET);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h/3.1/users/get_user?p=hunter2",
        "http://h/3.1/users/get_user?a=/b&oauth_signature=hunter2",
        "http://h/3.1/users/get_user?oauth_verifier=hunter2&x=hunter2",
        "http://h/3.1/users/get_user?password=hunter2/"
      })
  void secret_inTheUrl_isNowhere(String url) {
    Request request =
        Request.create(
            Request.HttpMethod.GET,
            url,
            Map.of("Authorization", List.of("Basic hunter2"), "X-Sent", List.of("say hunter2")),
            new byte[0],
            StandardCharsets.UTF_8,
            null);
    Response response =
        Response.builder()
            .status(500)
            .request(request)
            .headers(Map.of("X-Received", List.of("say hunter2"), "Set-Cookie", List.of("hunter2")))
            .build();

    for (FailedCall failed :
        List.of(
            FailedCall.unanswered(request),
            FailedCall.answered(response, "say hunter2".getBytes(StandardCharsets.UTF_8)))) {
      assertThat(failed.operation()).isEqualTo("users/get_user");
      assertThat(
              List.of(
                  failed.toString(),
                  failed.call(),
                  failed.excerpt(),
                  failed.headers().toString(),
                  failed.request().url(),
                  failed.request().headers().toString(),
                  failed.message("was refused: hunter2"),
                  failed.masked(List.of("no hunter2 here")).toString(),
                  MmfServerException.of(failed, List.of("no hunter2 here")).errors().toString(),
                  String.valueOf(MmfServerException.of(failed, List.of("hunter2")).getMessage())))
          .noneMatch(text -> text.contains(SECRET));
    }
  }
}
