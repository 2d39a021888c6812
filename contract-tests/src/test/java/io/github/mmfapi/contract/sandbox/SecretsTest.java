package io.github.mmfapi.contract.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.support.CapturedOutput;
import io.github.mmfapi.contract.support.OtherProcess;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Searches logs, output, exceptions and {@code toString} for secrets during an authorization, calls
 * and failures. Server and browser may log requests; they run in another process.
 */
class SecretsTest {
  private final List<String> secrets = new ArrayList<>();
  private final List<String> verifiers = new ArrayList<>();

  @Test
  void wholeFlow_withEveryLoggerAtItsFinest_revealsNoSecret() throws Exception {
    ClientCredentials application = ClientCredentials.of("application", secret());
    SandboxUser user = new SandboxUser(4711, "somebody", secret());
    try (CapturedOutput output = new CapturedOutput();
        OtherProcess server = new OtherProcess(application, user)) {
      output.add(user);
      output.add(application);
      for (Placement placement : Placement.values()) {
        try (MmfClient client = client(server, application, placement)) {
          output.add(client);
          TokenCredentials token = authorize(output, server, client.authorization());
          call(output, client.as(token));
          fail(output, server, client, token);
          failUnnamed(output, server, client, application, token);
        }
      }
      assertThat(output.count()).as("captured texts").isGreaterThan(300);
      assertThat(output.with(secrets)).isEmpty();
      assertThat(output.with(verifiers)).isEmpty();
    }
  }

  @Test
  void plantedSecret_isFoundInAllOutput() {
    String planted = secret();
    try (CapturedOutput output = new CapturedOutput()) {
      Logger.getLogger("planted").finest(planted);
      LoggerFactory.getLogger("planted").trace("{}", planted);
      System.out.println(planted);
      output.add(new IllegalStateException("outer", new IllegalStateException(planted)));
      output.add(List.of(planted));

      assertThat(output.with(secrets)).hasSize(5);
    }
  }

  /** What a server that knows the secrets may say of them, under names that say nothing. */
  private static String unnamed(ClientCredentials application, TokenCredentials token) {
    String secret = application.secret();
    return "no match for "
        + token.token()
        + "&"
        + token.secret()
        + " and "
        + secret
        + "\nkey="
        + secret
        + "\n{\"a\":{\"b\":[\""
        + secret
        + "\",\"{\\\"c\\\":\\\""
        + token.secret()
        + "\\\"}\"]}}"
        + "<d e=\""
        + secret
        + "\"><![CDATA["
        + token.secret()
        + "]]></d>";
  }

  private static String envelope(String error) {
    String text = error.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"" + text + "\"]}}";
  }

  private static MmfClient client(
      OtherProcess server, ClientCredentials application, Placement placement) {
    return MmfClient.builder()
        .baseUrl(server.baseUrl())
        .clientCredentials(application)
        .placement(placement)
        .build();
  }

  private TokenCredentials authorize(
      CapturedOutput output, OtherProcess server, WebRedirectionFlow flow) throws Exception {
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
      List.of(flow, receiver, temporary, arrived, token).forEach(output::add);

      TemporaryCredentials denied = flow.requestTemporaryCredentials(callback);
      secrets.add(denied.secret());
      server.deny(flow.authorizationUrl(denied, callback));
      failure(output, () -> receiver.await(denied, Duration.ofSeconds(30)));
      failure(output, () -> flow.requestTokenCredentials(temporary, secret(), callback));
      return token;
    }
  }

  private void call(CapturedOutput output, MmfClient client) {
    output.add(client);
    IssuedTemporaryCredentials issued = client.oAuth().requestToken();
    secrets.add(issued.oauthTokenSecret());
    output.add(issued);
    output.add(client.users().getUser());
    LocalDate day = LocalDate.of(2013, 1, 16);
    output.add(
        client.workouts().createWorkout(w -> w.workoutDate(day).workoutDescription("a run")));
    output.add(client.async().workouts().getWorkouts().join());
  }

  private void fail(
      CapturedOutput output, OtherProcess server, MmfClient client, TokenCredentials token)
      throws Exception {
    TokenCredentials wrong = TokenCredentials.of(token.token(), secret());
    failure(output, () -> client.as(wrong).users().getUser());
    List<ResponseDefinitionBuilder> faults =
        List.of(
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
            aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
            aResponse().withStatus(500).withBody("<html>oauth_token_secret=" + token.secret()),
            aResponse().withBody("oauth_token=&oauth_token_secret=" + token.secret()),
            aResponse().withStatus(401).withBody("oauth_problem=refused"));
    for (ResponseDefinitionBuilder fault : faults) {
      server.failWith(any(anyUrl()).atPriority(1).willReturn(fault));
      failure(output, () -> client.as(token).users().getUser());
      failure(output, () -> client.authorization().requestTemporaryCredentials(null));
      TemporaryCredentials temporary = TemporaryCredentials.of("temporary", secret());
      Throwable thrown =
          catchThrowable(
              () ->
                  output.add(
                      client.as(temporary).oAuth().accessToken(e -> e.oauthVerifier(secret()))));
      if (thrown != null) {
        output.add(thrown);
      }
      server.recover();
    }
  }

  /** The server knows what signs a call of the user, and names it otherwise. */
  private static void failUnnamed(
      CapturedOutput output,
      OtherProcess server,
      MmfClient client,
      ClientCredentials application,
      TokenCredentials token)
      throws Exception {
    String body = unnamed(application, token);
    List<ResponseDefinitionBuilder> faults =
        List.of(
            aResponse().withStatus(500).withBody(body),
            aResponse().withStatus(403).withBody(body),
            aResponse().withStatus(200).withBody(body),
            aResponse().withStatus(400).withBody(envelope(body)),
            aResponse().withStatus(200).withBody(envelope(body)),
            aResponse().withStatus(302).withHeader("Location", "http://h/?x=" + token.secret()));
    for (ResponseDefinitionBuilder fault : faults) {
      server.failWith(any(anyUrl()).atPriority(1).willReturn(fault));
      failure(output, () -> client.as(token).users().getUser());
      failure(output, () -> join(client.as(token).async().users().getUser()));
      server.recover();
    }
  }

  private static Object join(CompletableFuture<?> future) throws Throwable {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause();
    }
  }

  private static void failure(CapturedOutput output, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOfAny(OAuth1Exception.class, MmfException.class);
    output.add(thrown);
  }

  /** A verifier is four digits, which occur elsewhere; so it is searched for with its name. */
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
