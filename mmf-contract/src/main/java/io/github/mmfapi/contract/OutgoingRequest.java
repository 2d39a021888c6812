package io.github.mmfapi.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signed request.
 *
 * @param method the HTTP method
 * @param url the URL with the whole query
 * @param contentType null without a body
 * @param body empty without a body
 */
// Nothing compares these records.
@SuppressWarnings("ArrayRecordComponent")
record OutgoingRequest(String method, URI url, @Nullable String contentType, byte[] body) {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  HttpResponse<byte[]> send(HttpClient http) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(TIMEOUT);
    request.header("Accept", "*/*");
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    HttpRequest.BodyPublisher publisher =
        contentType == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body);
    return http.send(
        request.method(method, publisher).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(TIMEOUT)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /** Says why there is no response; the message can be missing. */
  static String describe(IOException failure) {
    String name = failure.getClass().getSimpleName();
    return Objects.requireNonNullElse(failure.getMessage(), "").isEmpty()
        ? name
        : name + ": " + failure.getMessage();
  }

  /** Leaves out the query and the body, which have the signature. */
  @Override
  public String toString() {
    return method + " " + url.getPath();
  }
}
