package io.github.mmfapi.contract.record;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningCredentials;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Signs requests with the real credentials and sends them to the server. */
final class ServerSide {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final String target;
  private final OAuth1Signer signer;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  ServerSide(URI target, ClientCredentials client) {
    String text = target.toString();
    this.target = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.signer = OAuth1Signer.builder().clientCredentials(client).build();
  }

  /** Returns the address of the server's authorization page. */
  String authorizationPage(@Nullable String query) {
    return target + ReceivedCall.AUTHORIZE + (query == null ? "" : "?" + query);
  }

  HttpResponse<byte[]> send(
      ReceivedCall call, VerifiedRequest verified, @Nullable SigningCredentials credentials)
      throws IOException, InterruptedException {
    String query = call.query().isEmpty() ? "" : "?" + Parameters.render(call.query());
    SigningRequest request =
        SigningRequest.of(call.method(), target + call.path() + query)
            .withForm(call.formOrNothing())
            .withToken(credentials)
            .withCallback(verified.callback())
            .withVerifier(verified.verifier());
    SignedRequest signed = signer.sign(request);
    Placement placement = call.placement();
    String url = placement == Placement.QUERY ? signed.url() : request.url();
    byte[] body =
        placement == Placement.FORM_BODY
            ? signed.body().getBytes(StandardCharsets.UTF_8)
            : call.body();
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
    if (placement == Placement.HEADER) {
      builder.header("Authorization", signed.authorizationHeader());
    }
    if (call.contentType() != null) {
      builder.header("Content-Type", call.contentType());
    }
    if (call.accept() != null) {
      builder.header("Accept", call.accept());
    }
    HttpRequest.BodyPublisher publisher =
        body.length == 0
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body);
    return http.send(
        builder.method(call.method(), publisher).build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
