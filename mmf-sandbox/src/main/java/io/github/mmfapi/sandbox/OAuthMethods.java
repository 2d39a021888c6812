package io.github.mmfapi.sandbox;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.VerifiedRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The methods of the group {@code oauth}. Token calls that fail answer HTTP 401 with the recorded
 * envelope: clients told failure from the HTTP status there (TAP, SCHW).
 */
final class OAuthMethods {
  private static final String OUT_OF_BAND = "oob";

  /** Schemes that would run or show what the caller supplied instead of calling an application. */
  private static final Set<String> REFUSED_SCHEMES =
      Set.of("javascript", "data", "vbscript", "file", "about");

  private final IssuedCredentials credentials;
  private final List<SandboxUser> users;

  OAuthMethods(IssuedCredentials credentials, List<SandboxUser> users) {
    this.credentials = credentials;
    this.users = users;
  }

  ResponseDefinition requestToken(VerifiedRequest request) {
    if (request.token() != null) {
      return refused();
    }
    var issued =
        credentials.issueTemporary(Objects.requireNonNullElse(request.callback(), OUT_OF_BAND));
    return token(issued.token(), issued.secret());
  }

  ResponseDefinition accessToken(VerifiedRequest request) {
    var issued =
        request.token() == null ? null : credentials.exchange(request.token(), request.verifier());
    return issued == null ? refused() : token(issued.token(), issued.secret());
  }

  /** Revokes the token that signed the call. What 3.1 answered is not on record; here, nothing. */
  ResponseDefinition revoke(IssuedCredentials.Token token) {
    credentials.revoke(token.token());
    return Answers.text(200, "");
  }

  static ResponseDefinition refused() {
    return Answers.failure(401, Answers.AUTHENTICATION_FAILED, Answers.CRLF);
  }

  private static ResponseDefinition token(String token, String secret) {
    return Answers.form(
        new Parameter("oauth_token", token), new Parameter("oauth_token_secret", secret));
  }

  /** Shows the page, or takes what the user submitted on it. */
  ResponseDefinition authorize(Call call) {
    String token = call.parameter("oauth_token");
    var pending = token == null ? null : credentials.temporary(token);
    if (pending == null || pending.authorizedBy() != null) {
      return Answers.page(
          400,
          AuthorizePage.message(
              "Unknown or used token",
              "This link is not valid any more. Go back to the application and start again."));
    }
    String callback =
        Objects.requireNonNullElse(call.parameter("oauth_callback"), pending.callback());
    if (!isAcceptable(callback)) {
      return Answers.page(
          400,
          AuthorizePage.message(
              "Callback refused",
              "The callback must be an absolute URL that calls an application."));
    }
    return call.method().equals("POST")
        ? decided(call, pending, callback)
        : form(call, pending, callback, "");
  }

  private ResponseDefinition decided(
      Call call, IssuedCredentials.Temporary pending, String callback) {
    if ("deny".equals(call.parameter("decision"))) {
      credentials.discard(pending);
      return denied(pending, callback);
    }
    SandboxUser user = login(call.parameter("username"), call.parameter("password"));
    if (user == null) {
      return form(call, pending, callback, "User name or password is wrong.");
    }
    var authorized = credentials.authorize(pending, user);
    if (callback.equals(OUT_OF_BAND)) {
      return Answers.page(
          200,
          AuthorizePage.message(
              "Authorized", "Give this verifier to the application: " + authorized.verifier()));
    }
    return Answers.redirect(
        withParameters(
            callback,
            new Parameter("oauth_token", authorized.token()),
            new Parameter("oauth_verifier", authorized.verifier())));
  }

  /**
   * Tells the application that the user said no. How 3.1 did that is not on record; the sandbox
   * uses {@code oauth_problem=user_refused} of the OAuth Problem Reporting extension.
   */
  private static ResponseDefinition denied(IssuedCredentials.Temporary pending, String callback) {
    if (callback.equals(OUT_OF_BAND)) {
      return Answers.page(
          200, AuthorizePage.message("Denied", "The application was given no access."));
    }
    return Answers.redirect(
        withParameters(
            callback,
            new Parameter("oauth_token", pending.token()),
            new Parameter("oauth_problem", "user_refused")));
  }

  private static ResponseDefinition form(
      Call call, IssuedCredentials.Temporary pending, String callback, String error) {
    return Answers.page(
        error.isEmpty() ? 200 : 403,
        AuthorizePage.form(call.path(), pending.token(), callback, error));
  }

  private @Nullable SandboxUser login(@Nullable String username, @Nullable String password) {
    return users.stream()
        .filter(user -> user.username().equals(username) && user.password().equals(password))
        .findFirst()
        .orElse(null);
  }

  private static boolean isAcceptable(String callback) {
    if (callback.equals(OUT_OF_BAND)) {
      return true;
    }
    try {
      String scheme = new URI(callback).getScheme();
      return scheme != null && !REFUSED_SCHEMES.contains(scheme.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException notAUrl) {
      return false;
    }
  }

  private static String withParameters(String callback, Parameter... parameters) {
    int hash = callback.indexOf('#');
    String url = hash < 0 ? callback : callback.substring(0, hash);
    return url + (url.indexOf('?') < 0 ? '?' : '&') + Parameters.render(List.of(parameters));
  }
}
