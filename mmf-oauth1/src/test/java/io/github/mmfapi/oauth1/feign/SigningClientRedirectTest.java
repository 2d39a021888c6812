package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Client;
import feign.Request;
import feign.Request.HttpMethod;
import feign.Response;
import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects are followed for reads within the origin, each with its own signature. */
class SigningClientRedirectTest {

  private static final Request.Options FOLLOWING = new Request.Options();
  private static final String TARGET = "/x";

  private final List<Request> sent = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "/q?x=%2F, http://h/q?x=%2F",
    "?x=1, http://h/a/b?x=1",
    "c/../d, http://h/a/d",
    "HTTP://H:80/e, HTTP://H:80/e",
    "/q?oauth_nonce=old&oauth_signature=old&x=1, http://h/q?x=1"
  })
  void execute_redirectWithinTheOrigin_isFollowedWithAFreshSignature(String location, String url)
      throws IOException {
    Client client = client(r -> sent.size() == 1 ? redirect(r, 302, location) : r);
    Response response = client.execute(get("http://h/a/b?old=1"), FOLLOWING);
    assertThat(response.status()).isEqualTo(200);
    assertThat(sent).hasSize(2);
    assertThat(sent.get(1).url()).isEqualTo(url);
    OAuth1Verifier verifier = Fixtures.verifier();
    sent.forEach(request -> verifier.verify(Fixtures.received(request)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h/a",
        "http://h:8080/a",
        "http://other/a",
        "//other/a",
        "ftp://h/a",
        "http://h/a b",
        "mailto:x"
      })
  void execute_redirectElsewhere_isReturnedUnfollowed(String location) throws IOException {
    Client client = client(r -> redirect(r, 307, location));
    assertThat(client.execute(get("http://h/a"), FOLLOWING).status()).isEqualTo(307);
    assertThat(sent).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"GET, 2", "HEAD, 2", "POST, 1", "PUT, 1", "DELETE, 1", "OPTIONS, 1"})
  void execute_redirect_isFollowedForReadsOnly(HttpMethod method, int requests) throws IOException {
    Client client = client(r -> sent.size() == 1 ? redirect(r, 307, TARGET) : r);
    client.execute(request(method, "http://h/", null), FOLLOWING);
    assertThat(sent).hasSize(requests).extracting(Request::httpMethod).containsOnly(method);
  }

  @ParameterizedTest
  @CsvSource({"300, 1", "301, 2", "302, 2", "303, 2", "304, 1", "307, 2", "308, 2", "200, 1"})
  void execute_statusWithALocation_isFollowedIfItRedirects(int status, int requests)
      throws IOException {
    Client client = client(r -> sent.size() == 1 ? redirect(r, status, TARGET) : r);
    client.execute(get("http://h/"), FOLLOWING);
    assertThat(sent).hasSize(requests);
  }

  @Test
  void execute_redirectWithoutLocation_isReturnedUnfollowed() throws IOException {
    for (Map<String, Collection<String>> headers :
        List.<Map<String, Collection<String>>>of(Map.of(), Map.of("Location", List.of()))) {
      Client client = client(r -> r.toBuilder().status(302).headers(headers).build());
      assertThat(client.execute(get("http://h/"), FOLLOWING).status()).isEqualTo(302);
    }
    assertThat(sent).hasSize(2);
  }

  @Test
  void execute_redirectWhenUnwanted_isReturnedUnfollowed() throws IOException {
    Request.Options staying = new Request.Options(1, TimeUnit.SECONDS, 1, TimeUnit.SECONDS, false);
    client(r -> redirect(r, 307, TARGET)).execute(get("http://h/"), staying);
    assertThat(sent).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"'', 2", "x, 1"})
  void execute_redirectOfAReadWithABody_isFollowedOnlyIfTheBodyIsEmpty(String body, int requests)
      throws IOException {
    Client client = client(r -> sent.size() == 1 ? redirect(r, 302, TARGET) : r);
    client.execute(request(HttpMethod.GET, "http://h/", bytes(body)), FOLLOWING);
    assertThat(sent).hasSize(requests);
  }

  @Test
  void execute_followedRedirect_givesItsConnectionBack() throws IOException {
    AtomicInteger closed = new AtomicInteger();
    Client client = client(r -> sent.size() == 1 ? withBody(redirect(r, 302, TARGET), closed) : r);
    client.execute(get("http://h/"), FOLLOWING);
    assertThat(sent).hasSize(2);
    assertThat(closed).hasValue(1);
  }

  @Test
  void execute_redirectLoop_endsAfterFive() throws IOException {
    Client client = client(r -> redirect(r, 301, TARGET));
    assertThat(client.execute(get("http://h/x"), FOLLOWING).status()).isEqualTo(301);
    assertThat(sent).hasSize(6);
  }

  private Client client(Function<Response, Response> responder) {
    return OAuth1SigningClient.builder()
        .signer(Fixtures.signer())
        .credentials(TokenCredentialsProvider.of(Fixtures.TOKEN))
        .build(
            (request, options) -> {
              sent.add(request);
              return responder.apply(
                  Response.builder().status(200).headers(Map.of()).request(request).build());
            });
  }

  private static Response redirect(Response response, int status, String location) {
    return response.toBuilder()
        .status(status)
        .headers(Map.of("location", List.of(location)))
        .build();
  }

  private static Response withBody(Response response, AtomicInteger closed) {
    InputStream body =
        new ByteArrayInputStream(bytes("moved")) {
          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    return response.toBuilder().body(body, null).build();
  }

  private static Request get(String url) {
    return request(HttpMethod.GET, url, null);
  }

  private static Request request(HttpMethod method, String url, byte @Nullable [] body) {
    return Request.create(method, url, Map.of(), body, StandardCharsets.UTF_8, null);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
