package io.github.mmfapi.sandbox.internal.server;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1RefusedException;
import io.github.mmfapi.oauth1.OAuth1RefusedException.Reason;
import io.github.mmfapi.oauth1.VerifiedRequest;
import io.github.mmfapi.sandbox.internal.methods.MethodSpec;
import io.github.mmfapi.sandbox.internal.methods.MethodSpec.Access;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.oauth.IssuedCredentials;
import io.github.mmfapi.sandbox.internal.state.Users;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds out who calls, and whether a method lets him in. */
final class Authenticator {
  private final SandboxInstance instance;
  private final ClientCredentials client;

  Authenticator(SandboxInstance instance, ClientCredentials client) {
    this.instance = instance;
    this.client = client;
  }

  /**
   * Verifies a signature.
   *
   * @return null for an unsigned call
   * @throws Refusal if the signature is not good
   */
  @Nullable VerifiedRequest verify(Call call) {
    if (!isSigned(call)) {
      return null;
    }
    try {
      return instance.verifier().verify(call.request(), call.body().get());
    } catch (OAuth1RefusedException refused) {
      if (refused.reason() == Reason.NONCE_STORE_FULL) {
        throw new Refusal("the sandbox is full: it remembers no more nonces for now");
      }
      throw Refusal.authentication();
    }
  }

  private static boolean isSigned(Call call) {
    String header = call.request().authorizationHeader();
    return (header != null && header.toLowerCase(Locale.ROOT).startsWith("oauth"))
        || call.parameters().stream().anyMatch(parameter -> isProtocol(parameter.name()));
  }

  private static boolean isProtocol(String name) {
    return name.equals("oauth_signature") || name.equals("oauth_consumer_key");
  }

  /** Returns the token of a verified call, null for one that is signed without. */
  IssuedCredentials.@Nullable Token token(@Nullable VerifiedRequest verified) {
    return verified == null || verified.token() == null
        ? null
        : instance.credentials().token(verified.token());
  }

  /**
   * Lets a call in.
   *
   * @return the call with its caller, if it has one
   * @throws Refusal if the method is not for whoever calls
   */
  Call admit(MethodSpec spec, Call call, @Nullable VerifiedRequest verified) {
    if (spec.path().equals("users/login")) {
      return call.by(loggingIn(call, verified));
    }
    if (verified != null) {
      var token = token(verified);
      if (token == null && (verified.token() != null || !spec.access().contains(Access.OPEN))) {
        throw Refusal.authentication();
      }
      return call.by(token == null ? null : token.user());
    }
    if (spec.access().contains(Access.PASSWORD) && call.firstOf("u", "p") != null) {
      return call.by(withPassword(call));
    }
    if (spec.access().contains(Access.OPEN)
        || (spec.access().contains(Access.KEY) && isKnownClient(call))) {
      return call.by(null);
    }
    throw Refusal.authentication();
  }

  /** The form that RUP sent: consumer_key, u, and p, the MD5 of the password in lowercase. */
  private User withPassword(Call call) {
    User user = instance.state().users().withMd5(call.text("u"), call.text("p"));
    if (user == null || !isKnownClient(call) || !call.method().equals("POST")) {
      throw Refusal.authentication();
    }
    return user;
  }

  private boolean isKnownClient(Call call) {
    return client.key().equals(call.text("consumer_key"));
  }

  /** u is a user name or an e-mail, p the password or its MD5 (PHPW L1800); or a signed call. */
  private User loggingIn(Call call, @Nullable VerifiedRequest verified) {
    var token = token(verified);
    Users users = instance.state().users();
    User user = token == null ? null : token.user();
    if (call.firstOf("u", "p") != null) {
      user = users.withPassword(call.text("u"), call.text("p"));
      user = user == null ? users.withMd5(call.text("u"), call.text("p")) : user;
    }
    if (user == null) {
      throw Refusal.authentication();
    }
    return user;
  }
}
