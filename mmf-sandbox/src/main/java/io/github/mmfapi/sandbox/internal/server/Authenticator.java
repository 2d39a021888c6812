package io.github.mmfapi.sandbox.internal.server;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException.Reason;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import io.github.mmfapi.sandbox.internal.methods.MethodSpec;
import io.github.mmfapi.sandbox.internal.methods.MethodSpec.Access;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.oauth.IssuedCredentials;
import io.github.mmfapi.sandbox.internal.state.Users;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Authenticates a request and checks access to the method. */
final class Authenticator {
  static final String NOT_SIGNED = "not-signed";

  private static final String WRONG_PASSWORD = "wrong-password";

  private final SandboxInstance instance;
  private final ClientCredentials client;

  Authenticator(SandboxInstance instance, ClientCredentials client) {
    this.instance = instance;
    this.client = client;
  }

  /**
   * Verifies the signature of a request.
   *
   * @return null if the request is not signed
   * @throws Refusal if the signature is not valid
   */
  @Nullable VerifiedRequest verify(Call call) {
    if (!isSigned(call)) {
      return null;
    }
    try {
      return instance.verifier().verify(call.request(), call.body().get());
    } catch (OAuth1RefusedException refused) {
      if (refused.reason() == Reason.NONCE_STORE_FULL) {
        throw Refusal.full("it cannot remember more nonces; retry after the timestamp window");
      }
      throw Refusal.authentication(idOf(refused.reason()));
    }
  }

  /** Returns the id of the mistake in {@code docs/diagnosis-ids.md} if the reason tells it. */
  private static String idOf(Reason reason) {
    return switch (reason) {
      case UNSIGNED -> NOT_SIGNED;
      case MALFORMED -> "malformed-request";
      case NONCE_REPLAYED -> "used-nonce";
      case BAD_BODY_HASH -> "wrong-body-hash";
      default -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }

  private static boolean isSigned(Call call) {
    String header = call.request().authorizationHeader();
    return (header != null && header.toLowerCase(Locale.ROOT).startsWith("oauth"))
        || call.parameters().stream().anyMatch(parameter -> isProtocol(parameter.name()));
  }

  private static boolean isProtocol(String name) {
    return name.equals("oauth_signature") || name.equals("oauth_consumer_key");
  }

  /** Returns the token of a verified request, null if it was signed without a token. */
  IssuedCredentials.@Nullable Token token(@Nullable VerifiedRequest verified) {
    return verified == null || verified.token() == null
        ? null
        : instance.credentials().token(verified.token());
  }

  /**
   * Authenticates the caller of a method and checks their access to it.
   *
   * @return the call with its caller, which is null for an open method called without credentials
   * @throws Refusal if the caller has no access to the method
   */
  Call authenticate(MethodSpec spec, Call call, @Nullable VerifiedRequest verified) {
    if (spec.path().equals("users/login")) {
      return call.withCaller(loggingIn(call, verified));
    }
    if (verified != null) {
      var token = token(verified);
      if (token == null && (verified.token() != null || !spec.access().contains(Access.OPEN))) {
        throw Refusal.authentication(
            verified.token() == null ? "token-left-out" : "token-not-authorized");
      }
      return call.withCaller(token == null ? null : token.user());
    }
    if (spec.access().contains(Access.PASSWORD) && call.firstOf("u", "p") != null) {
      return call.withCaller(withPassword(call));
    }
    if (spec.access().contains(Access.OPEN)
        || (spec.access().contains(Access.KEY) && isKnownClient(call))) {
      return call.withCaller(null);
    }
    throw Refusal.authentication(NOT_SIGNED);
  }

  /**
   * Accepts the form that RUP sent: consumer_key, u, and p, the MD5 of the password in lowercase.
   */
  private User withPassword(Call call) {
    User user = instance.state().users().withMd5(call.text("u"), call.text("p"));
    if (user == null || !isKnownClient(call) || !call.method().equals("POST")) {
      throw Refusal.authentication(user == null ? WRONG_PASSWORD : "password-not-accepted");
    }
    return user;
  }

  private boolean isKnownClient(Call call) {
    return client.key().equals(call.text("consumer_key"));
  }

  /**
   * Accepts u, a user name or e-mail, with p, the password or its MD5 (PHPW L1800); or a signature.
   */
  private User loggingIn(Call call, @Nullable VerifiedRequest verified) {
    var token = token(verified);
    Users users = instance.state().users();
    User user = token == null ? null : token.user();
    if (call.firstOf("u", "p") != null) {
      user = users.withPassword(call.text("u"), call.text("p"));
      user = user == null ? users.withMd5(call.text("u"), call.text("p")) : user;
    }
    if (user == null) {
      throw Refusal.authentication(WRONG_PASSWORD);
    }
    return user;
  }
}
