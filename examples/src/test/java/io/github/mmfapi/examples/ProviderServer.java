package io.github.mmfapi.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.oauth1.AuthorizationHeader;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A provider on a free loopback port. It verifies each request with {@link OAuth1Verifier} and its
 * own rules, and answers a refused one with HTTP 401 and the reason.
 */
final class ProviderServer implements AutoCloseable {
  static final ClientCredentials APPLICATION =
      ClientCredentials.of("9djdj82h48djs9d2", "j49sk3j29djd");
  static final TokenCredentials TOKEN = TokenCredentials.of("kkk9d7dh3k39sjv7", "dh893hdasih9");

  private static final TokenCredentials TEMPORARY =
      TokenCredentials.of("hdk48Djdsa", "hdhd0244k9j7ao03");

  private final HttpServer server;
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  /** A request that was accepted by the verifier, and is now subject to the provider's rules. */
  record Call(HttpExchange exchange, ReceivedRequest request, VerifiedRequest verified) {
    String path() {
      return exchange.getRequestURI().getPath();
    }

    String authorization() {
      return request.authorizationHeader() == null ? "" : request.authorizationHeader();
    }

    /** Returns the names of the protocol parameters in the header. */
    List<String> names() {
      return AuthorizationHeader.parse(authorization()).stream().map(Parameter::name).toList();
    }

    void require(boolean rule, String otherwise) {
      if (!rule) {
        throw new Refusal(otherwise);
      }
    }
  }

  /** A rule of a provider was broken. */
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message);
    }
  }

  private ProviderServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts a provider.
   *
   * @param answer checks a call and returns the body of the response
   */
  static ProviderServer start(Function<Call, String> answer, SignatureMethod... methods) {
    OAuth1Verifier verifier =
        OAuth1Verifier.builder().signatureMethods(methods).credentials(new Lookup()).build();
    try {
      HttpServer http =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
      ProviderServer provider = new ProviderServer(http);
      http.createContext("/", exchange -> provider.handle(exchange, verifier, answer));
      http.start();
      return provider;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the body of a response that issues temporary credentials. */
  static String temporary() {
    return body(TEMPORARY) + "&oauth_callback_confirmed=true";
  }

  /** Returns the body of a response that issues the token. */
  static String token(String further) {
    return body(TOKEN) + further;
  }

  private static String body(TokenCredentials issued) {
    return "oauth_token=" + issued.token() + "&oauth_token_secret=" + issued.secret();
  }

  /** Returns the callback of a user who granted access. */
  static URI granted(String verifier) {
    return URI.create("/back?oauth_token=" + TEMPORARY.token() + "&oauth_verifier=" + verifier);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Returns the accepted calls. */
  List<Call> calls() {
    return calls;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange, OAuth1Verifier verifier, Function<Call, String> answer)
      throws IOException {
    try (exchange) {
      byte[] received = exchange.getRequestBody().readAllBytes();
      ReceivedRequest request =
          new ReceivedRequest(
              exchange.getRequestMethod(),
              "http://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              exchange.getRequestHeaders().getFirst("Content-Type"),
              new String(received, StandardCharsets.UTF_8));
      int status = 200;
      String body;
      try {
        Call call = new Call(exchange, request, verifier.verify(request, received));
        body = answer.apply(call);
        calls.add(call);
      } catch (OAuth1RefusedException | Refusal e) {
        status = 401;
        body = e.getMessage();
      }
      byte[] sent = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain");
      exchange.sendResponseHeaders(status, sent.length);
      exchange.getResponseBody().write(sent);
    }
  }

  /** Knows the application and its two tokens. */
  private static final class Lookup implements CredentialsLookup {
    @Override
    public String clientSecret(String clientKey) {
      return clientKey.equals(APPLICATION.key()) ? APPLICATION.secret() : null;
    }

    @Override
    public String tokenSecret(String clientKey, String token) {
      if (token.equals(TOKEN.token())) {
        return TOKEN.secret();
      }
      return token.equals(TEMPORARY.token()) ? TEMPORARY.secret() : null;
    }
  }
}
