package io.github.mmfapi.sandbox.internal.oauth;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.state.Users;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of the group {@code oauth}. Failures are {@link Refusal}s. */
public final class OAuthMethods {
  /**
   * Cookie that identifies the browser session, so that a form is only accepted from its browser.
   */
  public static final String SESSION_COOKIE = "mmf_sandbox_session";

  /** What only the submitted form has. */
  private static final Set<String> FORM_ONLY =
      Set.of("csrf_token", "decision", "username", "password");

  private final IssuedCredentials credentials;
  private final Users users;
  private final String application;
  private final boolean strict;
  private final CsrfToken csrfToken = new CsrfToken();

  /**
   * Creates the methods.
   *
   * @param strict whether to refuse what RFC 5849 forbids and clients of 3.1 did
   */
  public OAuthMethods(
      IssuedCredentials credentials, Users users, String application, boolean strict) {
    this.credentials = credentials;
    this.users = users;
    this.application = application;
    this.strict = strict;
  }

  public Response requestToken(VerifiedRequest request) {
    if (request.token() != null) {
      throw Refusal.authentication();
    }
    if (strict && request.callback() == null) {
      throw new Refusal(
          "oauth_callback must be signed, oob without a callback (RFC 5849, section 2.1)");
    }
    if (request.callback() != null) {
      Quota.checkLength("oauth_callback", request.callback());
    }
    var issued = credentials.issueTemporary(request.callback());
    return token(issued.token(), issued.secret());
  }

  public Response accessToken(VerifiedRequest request) {
    if (strict && request.verifier() == null) {
      throw new Refusal("oauth_verifier must be signed (RFC 5849, section 2.3)");
    }
    var issued =
        request.token() == null ? null : credentials.exchange(request.token(), request.verifier());
    if (issued == null) {
      throw Refusal.authentication();
    }
    return token(issued.token(), issued.secret());
  }

  /**
   * Revokes the token that signed the request. The body is empty; the one of 3.1 is not recorded.
   */
  public Response revoke(IssuedCredentials.Token token) {
    credentials.revoke(token.token());
    return Response.text(200, "");
  }

  private static Response token(String token, String secret) {
    return Response.form(
        new Parameter("oauth_token", token), new Parameter("oauth_token_secret", secret));
  }

  /** Shows the form, or processes the submitted form. */
  public Response authorize(Call call) {
    String token = call.text("oauth_token");
    var pending = token == null ? null : credentials.temporary(token);
    if (token != null && credentials.isExpired(token)) {
      return AuthorizePage.refusal(
          "authorization-expired",
          "This request has expired",
          "A request for access has to be decided within "
              + IssuedCredentials.LIFETIME.toMinutes()
              + " minutes. Go back to the application and start again.");
    }
    if (pending == null || pending.authorizedBy() != null) {
      return AuthorizePage.refusal(
          "unknown-token",
          "Unknown or used token",
          "This link is no longer valid. Go back to the application and start again.");
    }
    CallbackUrl callback = CallbackUrl.chosen(pending.callback(), call.text("oauth_callback"));
    if (callback == null) {
      return AuthorizePage.refusal(
          "callback-refused",
          "Callback refused",
          "The callback must be an absolute URL that calls an application. In this link it must be"
              + " the one that the application signed.");
    }
    return call.method().equals("POST")
        ? decided(call, pending, callback)
        : form(call, pending, callback, "");
  }

  private Response decided(Call call, IssuedCredentials.Temporary pending, CallbackUrl callback) {
    if (isInUrl(call)) {
      return form(
          call, pending, callback, "What is typed in here is never sent in an address. Try again.");
    }
    if (!csrfToken.isValid(call.text("csrf_token"), call.cookie(), pending.token())) {
      return form(
          call, pending, callback, "This form was not shown to you here. Please try again.");
    }
    if ("deny".equals(call.text("decision"))) {
      credentials.discard(pending);
      return denied(pending, callback);
    }
    User user = users.withPassword(call.text("username"), call.text("password"));
    if (user == null) {
      return form(call, pending, callback, "User name or password is wrong.");
    }
    var authorized = credentials.authorize(pending, user);
    return callback.isOutOfBand()
        ? AuthorizePage.verifier(application, authorized.verifier())
        : Response.redirect(
            callback.with(
                new Parameter("oauth_token", authorized.token()),
                new Parameter("oauth_verifier", authorized.verifier())));
  }

  /** A password in a URL would be in the history of the browser and in logs. */
  private static boolean isInUrl(Call call) {
    String url = call.request().url();
    int question = url.indexOf('?');
    return question >= 0
        && Parameters.parse(url.substring(question + 1)).stream()
            .map(Parameter::name)
            .anyMatch(FORM_ONLY::contains);
  }

  /**
   * Tells the application that the user denied access. What 3.1 did is not recorded; the sandbox
   * uses {@code oauth_problem=user_refused} of the OAuth Problem Reporting extension.
   */
  private Response denied(IssuedCredentials.Temporary pending, CallbackUrl callback) {
    return callback.isOutOfBand()
        ? AuthorizePage.message(200, "Denied", application + " was given no access.")
        : Response.redirect(
            callback.with(
                new Parameter("oauth_token", pending.token()),
                new Parameter("oauth_problem", "user_refused")));
  }

  private Response form(
      Call call, IssuedCredentials.Temporary pending, CallbackUrl callback, String error) {
    String session = csrfToken.session(call.cookie());
    @Nullable String username = call.text("username");
    return AuthorizePage.form(
        new AuthorizePage.Form(
            call.path(),
            application,
            pending.token(),
            callback,
            csrfToken.of(session, pending.token()),
            Objects.requireNonNullElse(username, ""),
            error),
        session);
  }
}
