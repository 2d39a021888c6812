package io.github.mmfapi.oauth1.internal.scribe;

import com.github.scribejava.core.model.OAuth1RequestToken;
import feign.Client;
import feign.Request;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.NonceGenerator;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningCredentials;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.internal.TokenResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the two token requests (RFC 5849 sections 2.1 and 2.3) with ScribeJava. Immutable and safe
 * for use by several threads.
 */
public final class TokenRequests {
  private final Settings settings;
  private final Reader reader;
  private final FeignHttpClient httpClient;

  /**
   * The settings of the requests.
   *
   * @param temporaryCredentialsUrl the address that issues temporary credentials
   * @param authorizationUrl the address for the user's browser
   * @param tokenCredentialsUrl the address that issues token credentials
   * @param clientCredentials key and secret of the application
   * @param signatureMethod computes the signatures
   * @param clock the clock of {@code oauth_timestamp}
   * @param nonceGenerator creates each {@code oauth_nonce}
   * @param placement the place of the protocol parameters
   * @param listener receives each signed request before it is sent
   * @param variant what the requests have beyond RFC 5849
   */
  public record Settings(
      String temporaryCredentialsUrl,
      String authorizationUrl,
      String tokenCredentialsUrl,
      ClientCredentials clientCredentials,
      SignatureMethod signatureMethod,
      Clock clock,
      NonceGenerator nonceGenerator,
      Placement placement,
      Consumer<SignedRequest> listener,
      Variant variant) {

    /** Returns the same settings with another clock. */
    public Settings withClock(Clock other) {
      return new Settings(
          temporaryCredentialsUrl,
          authorizationUrl,
          tokenCredentialsUrl,
          clientCredentials,
          signatureMethod,
          other,
          nonceGenerator,
          placement,
          listener,
          variant);
    }

    /**
     * Lists the secrets of a request, to be masked in messages about it.
     *
     * @param credentials the credentials that sign it, null if there are none
     * @param exchanged the verifier, session handle or password, null if the request has none
     * @return the secrets
     */
    public List<String> secrets(
        @Nullable SigningCredentials credentials, @Nullable String exchanged) {
      List<String> secrets = new ArrayList<>();
      secrets.add(clientCredentials.secret());
      if (credentials != null) {
        secrets.add(credentials.token());
        secrets.add(credentials.secret());
      }
      if (exchanged != null) {
        secrets.add(exchanged);
      }
      return secrets;
    }
  }

  /**
   * What token requests have beyond RFC 5849.
   *
   * @param realm the realm of the header, null for none
   * @param callback whether the request for temporary credentials has a callback
   * @param temporaryCredentialsMethod GET or POST
   * @param tokenCredentialsMethod GET or POST
   * @param temporaryCredentialsParameters further parameters of the one request
   * @param tokenCredentialsParameters further parameters of the other
   */
  public record Variant(
      @Nullable String realm,
      boolean callback,
      Request.HttpMethod temporaryCredentialsMethod,
      Request.HttpMethod tokenCredentialsMethod,
      List<Parameter> temporaryCredentialsParameters,
      List<Parameter> tokenCredentialsParameters) {

    /** Returns whether one of the requests is a GET. */
    public boolean hasGet() {
      return temporaryCredentialsMethod == Request.HttpMethod.GET
          || tokenCredentialsMethod == Request.HttpMethod.GET;
    }

    /** Returns the realm and the names of the parameters; their values are left out. */
    @Override
    public String toString() {
      return "realm="
          + realm
          + ", callback="
          + callback
          + ", temporary="
          + temporaryCredentialsMethod
          + names(temporaryCredentialsParameters)
          + ", token="
          + tokenCredentialsMethod
          + names(tokenCredentialsParameters);
    }

    private static List<String> names(List<Parameter> parameters) {
      return parameters.stream().map(Parameter::name).toList();
    }
  }

  /** Takes the credentials out of a response, or throws what a caller should see. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads a response.
     *
     * @param request names the request in messages
     * @param response the response
     * @return the credentials
     */
    TokenResponse.Issued read(String request, TokenResponse response);
  }

  /**
   * Creates the requests.
   *
   * @param settings how they are signed
   * @param reader reads the responses
   * @param client sends them
   * @param options their time-outs
   */
  public TokenRequests(Settings settings, Reader reader, Client client, Request.Options options) {
    this.settings = settings;
    this.reader = reader;
    this.httpClient = new FeignHttpClient(client, options);
  }

  /**
   * Requests temporary credentials.
   *
   * @param callback the value of {@code oauth_callback}, null for {@code oob}
   * @return the credentials
   * @throws IOException if the server cannot be reached
   * @throws InterruptedException if the thread is interrupted
   * @throws ExecutionException declared by ScribeJava
   */
  public TemporaryCredentials temporaryCredentials(@Nullable String callback)
      throws IOException, InterruptedException, ExecutionException {
    OAuth1RequestToken token = service(callback, settings.secrets(null, null)).getRequestToken();
    return new TemporaryCredentials(token.getToken(), token.getTokenSecret());
  }

  /**
   * Exchanges temporary credentials for token credentials.
   *
   * @param temporary the temporary credentials
   * @param verifier the value of {@code oauth_verifier}, null to leave it out
   * @param callback the value of {@code oauth_callback}, null to leave it out
   * @return the credentials with all values of the response
   * @throws IOException if the server cannot be reached
   * @throws InterruptedException if the thread is interrupted
   * @throws ExecutionException declared by ScribeJava
   */
  public TokenResponse.Issued tokenCredentials(
      TemporaryCredentials temporary, @Nullable String verifier, @Nullable String callback)
      throws IOException, InterruptedException, ExecutionException {
    return service(callback, settings.secrets(temporary, verifier))
        .tokenCredentials(new ScribeService.Exchanged(temporary, verifier, null, List.of()));
  }

  /**
   * Exchanges token credentials for new ones (OAuth Session extension).
   *
   * @param token the token credentials, which may be expired
   * @param sessionHandle the value of {@code oauth_session_handle}
   * @return the credentials with all values of the response
   * @throws IOException if the server cannot be reached
   * @throws InterruptedException if the thread is interrupted
   * @throws ExecutionException declared by ScribeJava
   */
  public TokenResponse.Issued renewed(TokenCredentials token, String sessionHandle)
      throws IOException, InterruptedException, ExecutionException {
    return service(null, settings.secrets(token, sessionHandle))
        .tokenCredentials(new ScribeService.Exchanged(token, null, sessionHandle, List.of()));
  }

  /**
   * Exchanges user name and password for token credentials (xAuth).
   *
   * @param username the user name
   * @param password the password
   * @return the credentials with all values of the response
   * @throws IOException if the server cannot be reached
   * @throws InterruptedException if the thread is interrupted
   * @throws ExecutionException declared by ScribeJava
   */
  public TokenResponse.Issued ofPassword(String username, String password)
      throws IOException, InterruptedException, ExecutionException {
    List<Parameter> form =
        List.of(
            new Parameter("x_auth_mode", "client_auth"),
            new Parameter("x_auth_username", username),
            new Parameter("x_auth_password", password));
    return service(null, settings.secrets(null, password))
        .tokenCredentials(new ScribeService.Exchanged(null, null, null, form));
  }

  private ScribeService service(@Nullable String callback, List<String> secrets) {
    return new ScribeService(
        new ScribeApi(settings, reader, secrets), settings, callback, httpClient);
  }
}
