package io.github.mmfapi.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.NonceGenerator;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SigningCredentials;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The requests that a verification sends, and the credentials and ids that it has got by them. */
final class ServerSession {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final URI baseUrl;
  private final ClientCredentials client;
  private final @Nullable UserAuthorization user;
  private final Contract contract;
  private final Pace pace;
  private final Map<String, String> ids = new TreeMap<>();
  private final HttpClient http = OutgoingRequest.client();
  private @Nullable TokenCredentials token;
  private boolean reached;

  ServerSession(ContractVerifier.Builder settings, URI baseUrl, ClientCredentials client) {
    this.baseUrl = baseUrl;
    this.client = client;
    this.user = settings.user;
    this.contract = settings.contract;
    this.pace = settings.pace();
    this.token = settings.token;
  }

  /** Forgets what was created, because the server was reset. */
  void restart(TokenCredentials newToken) {
    token = newToken;
    ids.clear();
  }

  HttpResponse<byte[]> send(OutgoingRequest request) throws IOException, InterruptedException {
    pace.await();
    try {
      HttpResponse<byte[]> response = request.send(http);
      reached = true;
      return response;
    } catch (IOException e) {
      if (!reached) {
        throw new ServerUnreachableException(baseUrl, e);
      }
      throw e;
    }
  }

  RequestSigning signing(OAuth1Signer signer, @Nullable SigningCredentials credentials) {
    return new RequestSigning(baseUrl, signer, credentials);
  }

  OAuth1Signer signer(ClientCredentials credentials) {
    return OAuth1Signer.builder().clientCredentials(credentials).build();
  }

  ClientCredentials client() {
    return client;
  }

  /** Returns the token of the user; asks the server for one if none was given. */
  TokenCredentials token() throws IOException, InterruptedException {
    TokenCredentials known = token;
    if (known == null) {
      TemporaryCredentials temporary = temporaryCredentials();
      String verifier = authorize(temporary);
      List<Parameter> issued =
          issue(
              SigningRequest.of("POST", baseUrl + "/oauth/access_token")
                  .withToken(temporary)
                  .withVerifier(verifier));
      known =
          TokenCredentials.of(value(issued, "oauth_token"), value(issued, "oauth_token_secret"));
      token = known;
    }
    return known;
  }

  /** Returns temporary credentials that a user has yet to authorize. */
  TemporaryCredentials temporaryCredentials() throws IOException, InterruptedException {
    List<Parameter> issued =
        issue(SigningRequest.of("POST", baseUrl + "/oauth/request_token").withCallback("oob"));
    return TemporaryCredentials.of(
        value(issued, "oauth_token"), value(issued, "oauth_token_secret"));
  }

  /**
   * Has the user authorize temporary credentials on the server's page, and returns the verifier.
   */
  String authorize(TemporaryCredentials temporary) throws IOException, InterruptedException {
    UserAuthorization authorization = user;
    if (authorization == null) {
      throw new IllegalStateException("there is no user who authorizes; give user and password");
    }
    String query = Parameters.render(List.of(new Parameter("oauth_token", temporary.token())));
    return authorization.authorize(URI.create(baseUrl + "/oauth/authorize?" + query));
  }

  private List<Parameter> issue(SigningRequest request) throws IOException, InterruptedException {
    String form = Parameters.render(signer(client).sign(request).oauthParameters());
    HttpResponse<byte[]> response =
        send(
            new OutgoingRequest(
                "POST", URI.create(request.url()), FORM, form.getBytes(StandardCharsets.UTF_8)));
    return Parameters.parse(new String(response.body(), StandardCharsets.UTF_8));
  }

  private static String value(List<Parameter> issued, String name) {
    return issued.stream()
        .filter(parameter -> parameter.name().equals(name) && !parameter.value().isEmpty())
        .map(Parameter::value)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the server issued no " + name + "; check the client credentials"));
  }

  /** Uses an id or a key that exists on the server. */
  void useId(String name, String value) {
    ids.put(name, value);
  }

  /**
   * Returns an id or a key that the server knows. Without one it is created through the API: {@code
   * workout_id} by {@code create_workout}, {@code user_id} by {@code get_user}.
   *
   * @return null if no operation returns one
   */
  @Nullable String id(String name) throws IOException, InterruptedException {
    String known = ids.get(name);
    ContractInteraction maker = known == null ? maker(name) : null;
    if (maker == null) {
      return known;
    }
    OutgoingRequest request = signing(signer(client), token()).sign(maker, Map.of());
    JsonNode found = ResponseComparison.json(send(request)).findValue(name);
    if (found == null || found.isNull()) {
      return null;
    }
    ids.put(name, found.asText());
    return found.asText();
  }

  /** Returns whether an id exists only after a write. */
  boolean isCreated(String name) {
    ContractInteraction maker = maker(name);
    return !ids.containsKey(name) && maker != null && maker.isWrite();
  }

  /** Returns the interaction whose request has the fewest parameters of the operation. */
  private @Nullable ContractInteraction maker(String name) {
    String thing = name.substring(0, name.lastIndexOf('_'));
    String path = thing.equals("user") ? "/get_user" : "/create_" + thing;
    return contract.interactions().stream()
        .filter(interaction -> interaction.operation().endsWith(path))
        .filter(ContractInteraction::needsUsedNonce)
        .findFirst()
        .orElse(null);
  }

  /** Returns a request of the user that no promise depends on. */
  OutgoingRequest anyCall(OAuth1Signer signer) throws IOException, InterruptedException {
    ContractInteraction harmless = maker("user_id");
    if (harmless == null) {
      throw new IllegalStateException("the contract has no users/get_user");
    }
    return signing(signer, token()).sign(harmless, Map.of());
  }

  /** Returns a signer all of whose requests have one nonce and one timestamp. */
  OAuth1Signer repeatingSigner(ClientCredentials credentials) {
    String nonce = NonceGenerator.secureRandom().nonce();
    return OAuth1Signer.builder()
        .clientCredentials(credentials)
        .nonceGenerator(() -> nonce)
        .clock(java.time.Clock.fixed(java.time.Instant.now(), java.time.ZoneOffset.UTC))
        .build();
  }
}
