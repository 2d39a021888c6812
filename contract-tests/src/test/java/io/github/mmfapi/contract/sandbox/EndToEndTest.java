package io.github.mmfapi.contract.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mmfapi.api.OAuthApi;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.contract.conformance.SpecConformance;
import io.github.mmfapi.contract.support.ContractServer;
import io.github.mmfapi.model.WorkoutPage;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.authorization.AuthorizationDeniedException;
import io.github.mmfapi.oauth1.authorization.LoopbackCallbackReceiver;
import io.github.mmfapi.oauth1.authorization.TokenRequestException;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.value.Download;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Authorization, signed calls and typed responses, against the sandbox. */
class EndToEndTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @RegisterExtension final SpecConformance conformance = new SpecConformance();

  private final MmfSandbox sandbox = MmfSandbox.start();
  private final MmfClient application =
      MmfClient.builder()
          .baseUrl(sandbox.baseUrl())
          .clientCredentials(sandbox.clientCredentials())
          .build();

  @BeforeEach
  void watch() {
    conformance.watch(sandbox.wireMock());
  }

  @AfterEach
  void stop() {
    application.close();
    sandbox.close();
  }

  private TokenCredentials authorize() throws Exception {
    WebRedirectionFlow flow = application.authorization();
    try (LoopbackCallbackReceiver receiver = LoopbackCallbackReceiver.start()) {
      TemporaryCredentials temporary = flow.requestTemporaryCredentials(receiver.callbackUri());
      URI page = flow.authorizationUrl(temporary, receiver.callbackUri());
      new SandboxBrowser().authorize(page, sandbox.user());
      String verifier = receiver.await(temporary, TIMEOUT).verifier();
      return flow.requestTokenCredentials(temporary, verifier, receiver.callbackUri());
    }
  }

  @Test
  void authorization_byGeneratedCalls_yieldsAToken() throws Exception {
    var issued = application.as(ContractServer.TOKEN).oAuth().requestToken();
    TemporaryCredentials temporary =
        TemporaryCredentials.of(issued.oauthToken(), issued.oauthTokenSecret());
    try (Download page = application.oAuth().authorize(p -> p.oauthToken(temporary.token()))) {
      assertThat(page.contentType()).startsWith("text/html");
      assertThat(new String(page.stream().readAllBytes(), UTF_8)).contains(temporary.token());
    }
    URI address = application.authorization().authorizationUrl(temporary, null);
    String verifier = new SandboxBrowser().authorizeOutOfBand(address, sandbox.user());
    OAuthApi exchange = application.as(temporary).oAuth();

    var token = exchange.accessToken(e -> e.oauthVerifier(verifier));

    MmfClient user =
        application.as(TokenCredentials.of(token.oauthToken(), token.oauthTokenSecret()));
    assertThat(user.users().getUser().user().userId()).isEqualTo(sandbox.user().userId());
    assertThatThrownBy(() -> exchange.accessToken(e -> e.oauthVerifier(verifier)))
        .isInstanceOf(MmfAuthenticationException.class);
  }

  @Test
  void tutorial_throughTheBindings_listsTheWorkoutJustCreated() throws Exception {
    MmfClient user = application.as(authorize());

    assertThat(user.users().getUser().user().userId()).isEqualTo(sandbox.user().userId());
    assertThat(user.workouts().getWorkouts().workouts()).isEmpty();
    Long created =
        user.workouts()
            .createWorkout(
                w ->
                    w.workoutDate(LocalDate.of(2013, 1, 16))
                        .workoutDescription("a workout description")
                        .activityTypeId(16L))
            .workoutId();
    WorkoutPage page = user.workouts().getWorkouts();

    assertThat(page.count()).isEqualTo(1);
    assertThat(page.workouts().get(0).workoutId()).isEqualTo(created);
    assertThat(page.workouts().get(0).workoutDescription()).isEqualTo("a workout description");
  }

  @Test
  void asynchronousCalls_areSignedAndDecoded() throws Exception {
    MmfClient user = application.as(authorize());

    Long created =
        user.async()
            .workouts()
            .createWorkout(w -> w.workoutDate(LocalDate.of(2013, 1, 16)).workoutDescription("x"))
            .thenCompose(output -> user.async().workouts().getWorkouts())
            .join()
            .workouts()
            .get(0)
            .workoutId();

    assertThat(created).isNotNull();
  }

  @Test
  void revoke_endsTheToken() throws Exception {
    MmfClient user = application.as(authorize());

    user.oAuth().revoke();

    assertThatThrownBy(() -> user.users().getUser()).isInstanceOf(MmfAuthenticationException.class);
  }

  @Test
  void clientWithoutToken_isNotAuthenticated() {
    assertThatThrownBy(() -> application.users().getUser())
        .isInstanceOf(MmfAuthenticationException.class)
        .hasMessageContaining("Check the client credentials");
  }

  @Test
  void clientWithClockSkew_isNotAuthenticated() throws Exception {
    TokenCredentials token = authorize();
    try (MmfClient late =
        MmfClient.builder()
            .baseUrl(sandbox.baseUrl())
            .clientCredentials(sandbox.clientCredentials())
            .tokenCredentials(token)
            .clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10)))
            .build()) {
      assertThatThrownBy(() -> late.users().getUser())
          .isInstanceOf(MmfAuthenticationException.class)
          .hasMessageContaining("clock");
    }
  }

  @Test
  void flow_whenTheUserDenies_throws() throws Exception {
    WebRedirectionFlow flow = application.authorization();
    try (LoopbackCallbackReceiver receiver = LoopbackCallbackReceiver.start()) {
      TemporaryCredentials temporary = flow.requestTemporaryCredentials(receiver.callbackUri());
      new SandboxBrowser().deny(flow.authorizationUrl(temporary, receiver.callbackUri()));

      assertThatThrownBy(() -> receiver.await(temporary, TIMEOUT))
          .isInstanceOf(AuthorizationDeniedException.class);
    }
  }

  @Test
  void flow_withWrongClientSecret_isRefusedWithoutNamingIt() {
    try (MmfClient wrong =
        MmfClient.builder()
            .baseUrl(sandbox.baseUrl())
            .clientCredentials(ClientCredentials.of(sandbox.clientCredentials().key(), "wr0ng"))
            .build()) {
      assertThatThrownBy(() -> wrong.authorization().requestTemporaryCredentials(null))
          .isInstanceOf(TokenRequestException.class)
          .hasMessageNotContaining("wr0ng");
    }
  }
}
