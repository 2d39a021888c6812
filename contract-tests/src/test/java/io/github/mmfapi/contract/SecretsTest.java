package io.github.mmfapi.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfException;
import io.github.mmfapi.model.IssuedTemporaryCredentials;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Exception;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.authorization.Callback;
import io.github.mmfapi.oauth1.authorization.LoopbackCallbackReceiver;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.sandbox.SandboxUser;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Listens to a whole authorization, to calls and to failures, for every secret in play. Server and
 * browser, which may log what travels, run in a process of their own.
 */
class SecretsTest {
  private final List<String> secrets = new ArrayList<>();
  private final List<String> verifiers = new ArrayList<>();

  @Test
  void wholeFlow_withEveryLoggerAtItsFinest_saysNoSecret() throws Exception {
    ClientCredentials application = ClientCredentials.of("application", secret());
    SandboxUser user = new SandboxUser(4711, "somebody", secret());
    try (Said said = new Said();
        OtherProcess server = new OtherProcess(application, user)) {
      said.add(user);
      said.add(application);
      for (Placement placement : Placement.values()) {
        try (MmfClient client = client(server, application, placement)) {
          said.add(client);
          TokenCredentials token = authorize(said, server, client.authorization());
          call(said, client.as(token));
          fail(said, server, client, token);
        }
      }
      assertThat(said.count()).as("texts listened to").isGreaterThan(300);
      assertThat(said.with(secrets)).isEmpty();
      assertThat(said.with(verifiers)).isEmpty();
    }
  }

  @Test
  void plantedSecret_isFoundWhereverItIsSaid() {
    String planted = secret();
    try (Said said = new Said()) {
      Logger.getLogger("planted").finest(planted);
      LoggerFactory.getLogger("planted").trace("{}", planted);
      System.out.println(planted);
      said.add(new IllegalStateException("outer", new IllegalStateException(planted)));
      said.add(List.of(planted));

      assertThat(said.with(secrets)).hasSize(5);
    }
  }

  private static MmfClient client(
      OtherProcess server, ClientCredentials application, Placement placement) {
    return MmfClient.builder()
        .baseUrl(server.baseUrl())
        .clientCredentials(application)
        .placement(placement)
        .build();
  }

  private TokenCredentials authorize(Said said, OtherProcess server, WebRedirectionFlow flow)
      throws Exception {
    try (LoopbackCallbackReceiver receiver = LoopbackCallbackReceiver.start()) {
      URI callback = receiver.callbackUri();
      TemporaryCredentials temporary = flow.requestTemporaryCredentials(callback);
      secrets.add(temporary.secret());
      server.authorize(flow.authorizationUrl(temporary, callback));
      Callback arrived = receiver.await(temporary, Duration.ofSeconds(30));
      addVerifier(arrived.verifier());
      TokenCredentials token =
          flow.requestTokenCredentials(temporary, arrived.verifier(), callback);
      secrets.add(token.secret());
      List.of(flow, receiver, temporary, arrived, token).forEach(said::add);

      TemporaryCredentials denied = flow.requestTemporaryCredentials(callback);
      secrets.add(denied.secret());
      server.deny(flow.authorizationUrl(denied, callback));
      failure(said, () -> receiver.await(denied, Duration.ofSeconds(30)));
      failure(said, () -> flow.requestTokenCredentials(temporary, secret(), callback));
      return token;
    }
  }

  private void call(Said said, MmfClient client) {
    said.add(client);
    IssuedTemporaryCredentials issued = client.oAuth().requestToken();
    secrets.add(issued.oauthTokenSecret());
    said.add(issued);
    said.add(client.users().getUser());
    LocalDate day = LocalDate.of(2013, 1, 16);
    said.add(client.workouts().createWorkout(w -> w.workoutDate(day).workoutDescription("a run")));
    said.add(client.async().workouts().getWorkouts().join());
  }

  private void fail(Said said, OtherProcess server, MmfClient client, TokenCredentials token)
      throws Exception {
    TokenCredentials wrong = TokenCredentials.of(token.token(), secret());
    failure(said, () -> client.as(wrong).users().getUser());
    List<ResponseDefinitionBuilder> faults =
        List.of(
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
            aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
            aResponse().withStatus(500).withBody("<html>oauth_token_secret=" + token.secret()),
            aResponse().withBody("oauth_token=&oauth_token_secret=" + token.secret()),
            aResponse().withStatus(401).withBody("oauth_problem=refused"));
    for (ResponseDefinitionBuilder fault : faults) {
      server.failWith(any(anyUrl()).atPriority(1).willReturn(fault));
      failure(said, () -> client.as(token).users().getUser());
      failure(said, () -> client.authorization().requestTemporaryCredentials(null));
      TemporaryCredentials temporary = TemporaryCredentials.of("temporary", secret());
      Throwable thrown =
          catchThrowable(
              () ->
                  said.add(
                      client.as(temporary).oAuth().accessToken(e -> e.oauthVerifier(secret()))));
      if (thrown != null) {
        said.add(thrown);
      }
      server.recover();
    }
  }

  private static void failure(Said said, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOfAny(OAuth1Exception.class, MmfException.class);
    said.add(thrown);
  }

  /** Looks for a verifier with its name, for by itself it is a number of four digits. */
  private void addVerifier(String verifier) {
    for (String separator : List.of("=", "=\"", "%3D", "%253D", ": ", ":", "\":\"")) {
      verifiers.add("verifier" + separator + verifier);
    }
  }

  private String secret() {
    String secret = UUID.randomUUID().toString().replace("-", "");
    secrets.add(secret);
    return secret;
  }
}
