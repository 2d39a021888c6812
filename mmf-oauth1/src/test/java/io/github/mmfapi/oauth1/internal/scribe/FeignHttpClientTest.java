package io.github.mmfapi.oauth1.internal.scribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.scribejava.core.httpclient.multipart.MultipartPayload;
import com.github.scribejava.core.model.Response;
import com.github.scribejava.core.model.Verb;
import feign.Client;
import feign.Request;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeignHttpClientTest {
  private static final int LONGEST = 64 * 1024;

  private final List<Request> sent = new ArrayList<>();

  private FeignHttpClient client(byte[] body) {
    Client client =
        (request, options) -> {
          sent.add(request);
          return feign.Response.builder()
              .status(200)
              .headers(Map.of())
              .request(request)
              .body(body)
              .build();
        };
    return new FeignHttpClient(client, new Request.Options());
  }

  @Test
  void execute_text_isSentInUtf8() throws IOException {
    try (Response response =
        client("ok".getBytes(StandardCharsets.UTF_8))
            .execute(null, Map.of(), Verb.POST, "http://h/", "a=é")) {
      assertThat(response.getBody()).isEqualTo("ok");
    }
    assertThat(sent.get(0).body()).isEqualTo("a=é".getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, false"})
  void execute_longResponse_isReadUpToTheLimit(int more, boolean read) throws IOException {
    FeignHttpClient client = client(new byte[LONGEST + more]);

    if (read) {
      client.execute(null, Map.of(), Verb.GET, "http://h/", "").close();
    } else {
      assertThatThrownBy(() -> client.execute(null, Map.of(), Verb.GET, "http://h/", ""))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("longer than " + LONGEST);
    }
  }

  @Test
  void execute_otherBodies_areRefused() {
    assertThatThrownBy(
            () ->
                client(new byte[0])
                    .execute(null, Map.of(), Verb.POST, "http://h/", new MultipartPayload()))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("Token requests do not use multipart bodies");
    assertThatThrownBy(
            () ->
                client(new byte[0]).execute(null, Map.of(), Verb.POST, "http://h/", new File("x")))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageStartingWith("Token requests do not use ");
  }
}
