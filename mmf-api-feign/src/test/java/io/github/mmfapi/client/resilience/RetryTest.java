package io.github.mmfapi.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Client;
import feign.Feign;
import feign.Request;
import feign.Response;
import feign.Retryer;
import feign.okhttp.OkHttpClient;
import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.codec.EnvelopeDecoder;
import io.github.mmfapi.client.codec.RequestParametersEncoder;
import io.github.mmfapi.client.codec.RequestParametersTarget;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.feign.OAuth1RequestInterceptor;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Feign runs interceptors again on the same template at each attempt (OpenFeign/feign#2376): every
 * attempt must have one set of {@code oauth_*}, a new nonce, and a valid signature.
 */
class RetryTest {
  private static final ClientCredentials APPLICATION =
      ClientCredentials.of(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET);

  private final FaultServer server = new FaultServer();

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  /** Fails the first attempts of a complete request, then sends it. */
  private static final class FailingClient implements Client {
    private final Client client = new OkHttpClient();
    private final List<Request> attempts = new ArrayList<>();
    private final int failures;

    FailingClient(int failures) {
      this.failures = failures;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
      attempts.add(request);
      if (attempts.size() <= failures) {
        throw new SocketException("connection reset by the test");
      }
      return client.execute(request, options);
    }
  }

  static Stream<Arguments> placementsAndVerbs() {
    return Stream.of(Placement.values())
        .flatMap(p -> Stream.of(Arguments.of(p, "GET"), Arguments.of(p, "POST")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("placementsAndVerbs")
  void threeAttempts_eachHaveOneNewValidSignature(Placement placement, String verb) {
    FailingClient client = new FailingClient(2);
    call(workouts(client, placement), verb);

    assertThat(client.attempts).hasSize(3);
    OAuth1Verifier verifier = OAuth1Verifier.builder().credentials(new OneUser()).build();
    Set<String> nonces = new HashSet<>();
    for (Request attempt : client.attempts) {
      ReceivedRequest received = received(attempt);
      verifier.verify(received);
      List<String> nonce = values(received, "oauth_nonce");
      assertThat(nonce).hasSize(1);
      assertThat(values(received, "oauth_signature")).hasSize(1);
      assertThat(nonces.add(nonce.get(0))).as("fresh nonce").isTrue();
      assertThat(values(received, verb.equals("GET") ? "user_id" : "workout_description"))
          .hasSize(1);
    }
    assertThat(server.received()).hasSize(1);
  }

  private static void call(WorkoutsApi workouts, String verb) {
    if (verb.equals("GET")) {
      workouts.getWorkouts(q -> q.userId(5L).limit(2));
    } else {
      workouts.createWorkout(
          w -> w.workoutDate(LocalDate.of(2013, 1, 16)).workoutDescription("a b+c%25é"));
    }
  }

  private WorkoutsApi workouts(Client client, Placement placement) {
    return Feign.builder()
        .client(client)
        .encoder(RequestParametersEncoder.form())
        .decoder(new EnvelopeDecoder())
        .retryer(new Retryer.Default(1, 1, 3))
        .requestInterceptor(
            OAuth1RequestInterceptor.builder()
                .signer(OAuth1Signer.builder().clientCredentials(APPLICATION).build())
                .credentials(TokenCredentialsProvider.of(FaultServer.TOKEN))
                .placement(placement)
                .build())
        .target(new RequestParametersTarget<>(WorkoutsApi.class, server.baseUrl()));
  }

  private static ReceivedRequest received(Request request) {
    Collection<String> authorization = request.headers().get("Authorization");
    Collection<String> contentType = request.headers().get("Content-Type");
    assertThat(authorization == null ? 1 : authorization.size()).isEqualTo(1);
    return new ReceivedRequest(
        request.httpMethod().name(),
        request.url(),
        authorization == null ? null : authorization.iterator().next(),
        contentType == null ? null : contentType.iterator().next(),
        request.body() == null ? "" : new String(request.body(), StandardCharsets.UTF_8));
  }

  /** Finds a parameter in query, body and header. */
  private static List<String> values(ReceivedRequest request, String name) {
    List<String> values = new ArrayList<>();
    String query = URI.create(request.url()).getRawQuery();
    String header = request.authorizationHeader();
    for (String form : new String[] {query, request.body()}) {
      Parameters.parse(form == null ? "" : form).stream()
          .filter(p -> p.name().equals(name))
          .forEach(p -> values.add(p.value()));
    }
    if (header != null) {
      for (String pair : header.substring("OAuth ".length()).split(",\\s*", -1)) {
        if (pair.startsWith(name + "=")) {
          values.add(pair.substring(name.length() + 1));
        }
      }
    }
    return values;
  }

  private MmfClient retrying(Client client) {
    return MmfClient.builder()
        .baseUrl(server.baseUrl())
        .clientCredentials(APPLICATION)
        .tokenCredentials(FaultServer.TOKEN)
        .transport(client, new OkHttpClient())
        .retryPolicy(RetryPolicy.builder().baseDelay(Duration.ZERO).build())
        .build();
  }

  @Test
  void mmfClient_byDefault_retriesAFailedRead() {
    FailingClient client = new FailingClient(2);

    var page = retrying(client).workouts().getWorkouts();

    assertThat(page.count()).isZero();
    assertThat(client.attempts).hasSize(3);
  }

  @Test
  void mmfClient_withAnyPolicy_neverRetriesALostWrite() {
    FailingClient client = new FailingClient(9);
    var mmf = retrying(client);

    assertThatThrownBy(() -> call(mmf.workouts(), "POST"))
        .isInstanceOfSatisfying(
            WriteOutcomeUnknownException.class,
            lost -> {
              assertThat(lost.outcomeUnknown()).isTrue();
              assertThat(lost.getCause()).isInstanceOf(MmfTransportException.class);
            })
        .hasMessageContaining("POST workouts/create_workout")
        .hasMessageContaining("check before retrying");
    assertThat(client.attempts).hasSize(1);
  }

  @Test
  void mmfClient_afterTheLastAttempt_throwsTheFailure() {
    FailingClient client = new FailingClient(9);
    var mmf = retrying(client);

    assertThatThrownBy(() -> call(mmf.workouts(), "GET"))
        .isInstanceOfSatisfying(
            MmfTransportException.class, lost -> assertThat(lost.outcomeUnknown()).isFalse())
        .hasMessageContaining("connection reset by the test")
        .hasMessageNotContaining("oauth_");
    assertThat(client.attempts).hasSize(3);
  }

  private static final class OneUser implements CredentialsLookup {
    @Override
    public String clientSecret(String clientKey) {
      return clientKey.equals(APPLICATION.key()) ? APPLICATION.secret() : null;
    }

    @Override
    public String tokenSecret(String clientKey, String token) {
      return token.equals(FaultServer.TOKEN.token()) ? FaultServer.TOKEN.secret() : null;
    }
  }
}
