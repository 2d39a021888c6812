package io.github.mmfapi.sandbox.internal.oauth;

import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SigningCaller;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a browser that shows the authorization page of one token has and sends.
 *
 * @param credentials the temporary credentials that are decided on
 * @param cookie the browser's cookie, {@code name=value}
 * @param csrfToken the CSRF token in the form
 */
record Decision(
    MmfSandbox sandbox, TemporaryCredentials credentials, String cookie, String csrfToken) {
  static final String PATH = "/oauth/authorize";

  /** Requests a token and opens its page in a browser without cookies. */
  static Decision open(MmfSandbox sandbox, @Nullable String callback) {
    TemporaryCredentials credentials = request(sandbox, callback);
    HttpResponse<String> page = send(sandbox, "GET", credentials.token(), null, null);
    return new Decision(
        sandbox,
        credentials,
        page.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", ""),
        page.body().replaceAll("(?s).*name=\"csrf_token\" value=\"([^\"]*)\".*", "$1"));
  }

  static TemporaryCredentials request(MmfSandbox sandbox, @Nullable String callback) {
    String url = sandbox.baseUrl() + "/oauth/request_token";
    SigningRequest request = SigningRequest.of("POST", url).withCallback(callback);
    List<Parameter> issued =
        Parameters.parse(
            SigningCaller.send("POST", url, signer(sandbox).sign(request).body(), null).body());
    return TemporaryCredentials.of(issued.get(0).value(), issued.get(1).value());
  }

  private static OAuth1Signer signer(MmfSandbox sandbox) {
    return OAuth1Signer.builder().clientCredentials(sandbox.clientCredentials()).build();
  }

  static String root(MmfSandbox sandbox) {
    return "http://" + sandbox.baseUrl().getAuthority();
  }

  /** Sends the form, or a request for the page if there is none. */
  static HttpResponse<String> send(
      MmfSandbox sandbox,
      String method,
      String token,
      @Nullable String form,
      @Nullable String cookie) {
    String url = root(sandbox) + PATH + "?oauth_token=" + token;
    return SigningCaller.send(method, url, form, null, cookie);
  }

  Decision withToken(TemporaryCredentials other) {
    return new Decision(sandbox, other, cookie, csrfToken);
  }

  Decision withCookie(String other) {
    return new Decision(sandbox, credentials, other, csrfToken);
  }

  Decision withCsrfToken(String other) {
    return new Decision(sandbox, credentials, cookie, other);
  }

  /** Returns the fields of the form with the right name and password. */
  String form(String decision) {
    return Parameters.render(
        List.of(
            new Parameter("oauth_token", credentials.token()),
            new Parameter("csrf_token", csrfToken),
            new Parameter("username", sandbox.user().username()),
            new Parameter("password", sandbox.user().password()),
            new Parameter("decision", decision)));
  }

  HttpResponse<String> submit(String decision) {
    return send(sandbox, "POST", credentials.token(), form(decision), cookie);
  }

  /** Returns whether somebody can still decide, and nobody has. */
  boolean isOpen() {
    String url = sandbox.baseUrl() + "/oauth/access_token";
    SigningRequest exchange = SigningRequest.of("POST", url).withToken(credentials);
    int exchanged =
        SigningCaller.send("POST", url, signer(sandbox).sign(exchange).body(), null).statusCode();
    int page = send(sandbox, "GET", credentials.token(), null, null).statusCode();
    return exchanged == 401 && page == 200;
  }
}
