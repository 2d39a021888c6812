package io.github.mmfapi.sandbox;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.CredentialsLookup;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The credentials that the sandbox has given out. Shapes as recorded: tokens of 41 hex digits,
 * secrets of 32 (SEED Out[11], Out[34]), verifiers of 4 decimal digits (SEED step 6).
 */
final class IssuedCredentials implements CredentialsLookup {
  /** Temporary credentials on their way through the authorization. */
  record Temporary(
      String token,
      String secret,
      String callback,
      @Nullable SandboxUser authorizedBy,
      String verifier) {}

  /** Token credentials of one user. */
  record Token(String token, String secret, SandboxUser user) {}

  private static final int TOKEN_DIGITS = 41;
  private static final int SECRET_DIGITS = 32;

  private final SecureRandom random = new SecureRandom();
  private final ClientCredentials client;
  private final Map<String, Temporary> temporary = new ConcurrentHashMap<>();
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  IssuedCredentials(ClientCredentials client) {
    this.client = client;
  }

  @Override
  public @Nullable String clientSecret(String clientKey) {
    return client.key().equals(clientKey) ? client.secret() : null;
  }

  @Override
  public @Nullable String tokenSecret(String clientKey, String token) {
    Temporary pending = temporary.get(token);
    if (pending != null) {
      return pending.secret();
    }
    Token issued = tokens.get(token);
    return issued == null ? null : issued.secret();
  }

  Temporary issueTemporary(String callback) {
    Temporary issued = new Temporary(hex(TOKEN_DIGITS), hex(SECRET_DIGITS), callback, null, "");
    temporary.put(issued.token(), issued);
    return issued;
  }

  @Nullable Temporary temporary(String token) {
    return temporary.get(token);
  }

  /** Notes that the user has authorized the temporary credentials, and makes up the verifier. */
  Temporary authorize(Temporary pending, SandboxUser user) {
    String verifier = "%04d".formatted(random.nextInt(10_000));
    Temporary authorized =
        new Temporary(pending.token(), pending.secret(), pending.callback(), user, verifier);
    temporary.put(authorized.token(), authorized);
    return authorized;
  }

  void discard(Temporary pending) {
    temporary.remove(pending.token());
  }

  /**
   * Exchanges authorized temporary credentials, once. A verifier is compared where one is sent;
   * clients that sent none were served all the same (TAP, SCHW, REES, CLJ).
   *
   * @return null if the credentials are unknown, used up or not authorized, or the verifier is
   *     wrong
   */
  @Nullable Token exchange(String temporaryToken, @Nullable String verifier) {
    Temporary pending = temporary.get(temporaryToken);
    if (pending == null
        || pending.authorizedBy() == null
        || (verifier != null && !verifier.equals(pending.verifier()))
        || !temporary.remove(temporaryToken, pending)) {
      return null;
    }
    return issueToken(pending.authorizedBy());
  }

  Token issueToken(SandboxUser user) {
    Token issued = new Token(hex(TOKEN_DIGITS), hex(SECRET_DIGITS), user);
    tokens.put(issued.token(), issued);
    return issued;
  }

  @Nullable Token token(String token) {
    return tokens.get(token);
  }

  void revoke(String token) {
    tokens.remove(token);
  }

  private String hex(int digits) {
    byte[] bytes = new byte[(digits + 1) / 2];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes).substring(0, digits);
  }
}
