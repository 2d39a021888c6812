package io.github.mmfapi.sandbox;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The methods of the group {@code oauth}. Token calls that fail answer HTTP 401 with the recorded
 * envelope: clients told failure from the HTTP status there (TAP, SCHW).
 */
final class OAuthMethods {
  private final IssuedCredentials credentials;
  private final Members members;
  private final String application;
  private final FormSeal seal = new FormSeal();

  OAuthMethods(IssuedCredentials credentials, Members members, String application) {
    this.credentials = credentials;
    this.members = members;
    this.application = application;
  }

  ResponseDefinition requestToken(VerifiedRequest request) {
    if (request.token() != null) {
      return refused();
    }
    String callback = request.callback();
    var issued =
        credentials.issueTemporary(Objects.requireNonNullElse(callback, CallbackUrl.OUT_OF_BAND));
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
    return Answers.failure(401, Answers.AUTHENTICATION_FAILED, OutputFormat.JSON, Answers.CRLF);
  }

  private static ResponseDefinition token(String token, String secret) {
    return Answers.form(
        new Parameter("oauth_token", token), new Parameter("oauth_token_secret", secret));
  }

  /** Shows the page, or takes what the user submitted on it. */
  ResponseDefinition authorize(Call call) {
    String token = call.text("oauth_token");
    var pending = token == null ? null : credentials.temporary(token);
    if (token != null && credentials.isExpired(token)) {
      return AuthorizePage.message(
          400,
          "This request has expired",
          "An application's request has to be answered within "
              + IssuedCredentials.LIFETIME.toMinutes()
              + " minutes. Go back to the application and start again.");
    }
    if (pending == null || pending.authorizedBy() != null) {
      return AuthorizePage.message(
          400,
          "Unknown or used token",
          "This link is not valid any more. Go back to the application and start again.");
    }
    CallbackUrl callback =
        CallbackUrl.of(Objects.requireNonNullElse(call.text("oauth_callback"), pending.callback()));
    if (callback == null) {
      return AuthorizePage.message(
          400,
          "Callback refused",
          "The callback must be an absolute URL that calls an application.");
    }
    return call.method().equals("POST")
        ? decided(call, pending, callback)
        : form(call, pending, callback, "");
  }

  private ResponseDefinition decided(
      Call call, IssuedCredentials.Temporary pending, CallbackUrl callback) {
    if (!seal.isIntact(call.text("form_token"), call.cookie(), pending.token())) {
      return form(
          call, pending, callback, "This form was not shown to you here. Please try again.");
    }
    if ("deny".equals(call.text("decision"))) {
      credentials.discard(pending);
      return denied(pending, callback);
    }
    Member member = members.withPassword(call.text("username"), call.text("password"));
    if (member == null) {
      return form(call, pending, callback, "User name or password is wrong.");
    }
    var authorized = credentials.authorize(pending, member);
    return callback.isOutOfBand()
        ? AuthorizePage.verifier(application, authorized.verifier())
        : Answers.redirect(
            callback.with(
                new Parameter("oauth_token", authorized.token()),
                new Parameter("oauth_verifier", authorized.verifier())));
  }

  /**
   * Tells the application that the user said no. How 3.1 did that is not on record; the sandbox
   * uses {@code oauth_problem=user_refused} of the OAuth Problem Reporting extension.
   */
  private ResponseDefinition denied(IssuedCredentials.Temporary pending, CallbackUrl callback) {
    return callback.isOutOfBand()
        ? AuthorizePage.message(200, "Denied", application + " was given no access.")
        : Answers.redirect(
            callback.with(
                new Parameter("oauth_token", pending.token()),
                new Parameter("oauth_problem", "user_refused")));
  }

  private ResponseDefinition form(
      Call call, IssuedCredentials.Temporary pending, CallbackUrl callback, String error) {
    String session = seal.session(call.cookie());
    @Nullable String username = call.text("username");
    return AuthorizePage.form(
        new AuthorizePage.Form(
            call.path(),
            application,
            pending.token(),
            callback,
            seal.of(session, pending.token()),
            Objects.requireNonNullElse(username, ""),
            error),
        session);
  }
}
