package io.github.mmfapi.sandbox;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException.Reason;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import io.github.mmfapi.sandbox.MethodSpec.Access;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds out who calls, and whether a method lets him in. */
final class Admission {
  private final World world;
  private final ClientCredentials client;

  Admission(World world, ClientCredentials client) {
    this.world = world;
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
      return world.verifier().verify(call.request(), call.body().get());
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
        : world.credentials().token(verified.token());
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
      return call.by(token == null ? null : token.member());
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
  private Member withPassword(Call call) {
    Member member = world.state().members.withMd5(call.text("u"), call.text("p"));
    if (member == null || !isKnownClient(call) || !call.method().equals("POST")) {
      throw Refusal.authentication();
    }
    return member;
  }

  private boolean isKnownClient(Call call) {
    return client.key().equals(call.text("consumer_key"));
  }

  /** u is a user name or an e-mail, p the password or its MD5 (PHPW L1800); or a signed call. */
  private Member loggingIn(Call call, @Nullable VerifiedRequest verified) {
    var token = token(verified);
    Members members = world.state().members;
    Member member = token == null ? null : token.member();
    if (call.firstOf("u", "p") != null) {
      member = members.withPassword(call.text("u"), call.text("p"));
      member = member == null ? members.withMd5(call.text("u"), call.text("p")) : member;
    }
    if (member == null) {
      throw Refusal.authentication();
    }
    return member;
  }
}
