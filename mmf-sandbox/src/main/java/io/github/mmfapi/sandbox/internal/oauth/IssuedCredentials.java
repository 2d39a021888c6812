package io.github.mmfapi.sandbox.internal.oauth;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import io.github.mmfapi.sandbox.internal.model.Digests;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.User;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The credentials that the sandbox has issued; their number is bounded. Their shapes are recorded:
 * tokens of 41 hex digits, secrets of 32 (SEED Out[11], Out[34]), verifiers of 4 decimal digits
 * (SEED step 6).
 */
public final class IssuedCredentials implements CredentialsLookup {
  /** Lifetime of temporary credentials; the one of 3.1 is not recorded. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  /** Maximum number of temporary credentials at a time. */
  static final int MOST_TEMPORARY = 1_000;

  /** Maximum number of tokens at a time. */
  static final int MOST_TOKENS = 10_000;

  /** Number of wrong verifiers that end temporary credentials. */
  static final int WRONG_VERIFIERS = 5;

  /**
   * Temporary credentials.
   *
   * @param callback the signed callback, null if none was signed
   * @param authorizedBy the user who has authorized them, null before
   * @param wrongVerifiers how many wrong verifiers were sent
   */
  record Temporary(
      String token,
      String secret,
      @Nullable String callback,
      Instant issued,
      @Nullable User authorizedBy,
      String verifier,
      int wrongVerifiers) {
    private Temporary by(User user, String newVerifier) {
      return new Temporary(token, secret, callback, issued, user, newVerifier, 0);
    }

    private Temporary afterWrongVerifier() {
      return new Temporary(
          token, secret, callback, issued, authorizedBy, verifier, wrongVerifiers + 1);
    }

    @Override
    public String toString() {
      return "Temporary[" + token + "]";
    }
  }

  /** Token credentials of one user. */
  public record Token(String token, String secret, User user) {
    @Override
    public String toString() {
      return "Token[" + token + "]";
    }
  }

  /** Learns of each token that is issued and revoked. */
  public interface Log {
    void issued(Token token);

    void revoked(String token);
  }

  private static final int TOKEN_DIGITS = 41;
  private static final int SECRET_DIGITS = 32;

  private final SecureRandom random = new SecureRandom();
  private final ClientCredentials client;
  private final Clock clock;
  private final Map<String, Temporary> temporary = new LinkedHashMap<>();
  private final Map<String, Token> tokens = new HashMap<>();
  private @Nullable Log log;

  /** The secrets of the temporary credentials that tokens were made from, by token. */
  private final Map<String, String> temporarySecrets = new HashMap<>();

  public IssuedCredentials(ClientCredentials client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  @Override
  public @Nullable String clientSecret(String clientKey) {
    return client.key().equals(clientKey) ? client.secret() : null;
  }

  @Override
  public synchronized @Nullable String tokenSecret(String clientKey, String token) {
    Temporary pending = temporary(token);
    if (pending != null) {
      return pending.secret();
    }
    Token issued = tokens.get(token);
    return issued == null ? null : issued.secret();
  }

  /**
   * Issues temporary credentials.
   *
   * @param callback the signed callback, null if none was signed
   */
  synchronized Temporary issueTemporary(@Nullable String callback) {
    if (temporary.size() >= MOST_TEMPORARY) {
      temporary.values().removeIf(this::isOver);
    }
    if (temporary.size() >= MOST_TEMPORARY) {
      throw Refusal.full(
          MOST_TEMPORARY
              + " authorizations are under way; each ends after "
              + LIFETIME.toMinutes()
              + " minutes");
    }
    Temporary issued =
        new Temporary(
            hex(TOKEN_DIGITS), hex(SECRET_DIGITS), callback, clock.instant(), null, "", 0);
    temporary.put(issued.token(), issued);
    return issued;
  }

  /** Returns null if the token is unknown, used or expired. */
  synchronized @Nullable Temporary temporary(String token) {
    Temporary pending = temporary.get(token);
    return pending == null || isOver(pending) ? null : pending;
  }

  synchronized boolean isExpired(String token) {
    Temporary pending = temporary.get(token);
    return pending != null && isOver(pending);
  }

  private boolean isOver(Temporary pending) {
    return clock.instant().isAfter(pending.issued().plus(LIFETIME));
  }

  /** Records that the user has authorized the temporary credentials, and creates the verifier. */
  synchronized Temporary authorize(Temporary pending, User user) {
    String verifier = String.format(Locale.ROOT, "%04d", random.nextInt(10_000));
    Temporary authorized = pending.by(user, verifier);
    temporary.put(authorized.token(), authorized);
    return authorized;
  }

  synchronized void discard(Temporary pending) {
    temporary.remove(pending.token());
  }

  /**
   * Exchanges authorized temporary credentials, once. A verifier is checked only if one is sent:
   * 3.1 also served clients that sent none (TAP, SCHW, REES, CLJ). Five wrong verifiers end the
   * credentials, because a verifier has only four digits.
   *
   * @return null if the credentials are unknown, used or not authorized, or the verifier is wrong
   */
  synchronized @Nullable Token exchange(String temporaryToken, @Nullable String verifier) {
    Temporary pending = temporary(temporaryToken);
    if (pending == null || pending.authorizedBy() == null) {
      return null;
    }
    if (verifier != null && !Digests.isSame(verifier, pending.verifier())) {
      Temporary tried = pending.afterWrongVerifier();
      if (tried.wrongVerifiers() < WRONG_VERIFIERS) {
        temporary.put(temporaryToken, tried);
      } else {
        temporary.remove(temporaryToken);
      }
      return null;
    }
    Token issued = issueToken(pending.authorizedBy());
    temporarySecrets.put(issued.token(), pending.secret());
    temporary.remove(temporaryToken);
    return issued;
  }

  public synchronized Token issueToken(User user) {
    if (tokens.size() >= MOST_TOKENS) {
      throw Refusal.full("it has issued " + MOST_TOKENS + " tokens; revoke some with oauth/revoke");
    }
    Token issued = new Token(hex(TOKEN_DIGITS), hex(SECRET_DIGITS), user);
    tokens.put(issued.token(), issued);
    if (log != null) {
      log.issued(issued);
    }
    return issued;
  }

  public synchronized void setLog(Log log) {
    this.log = log;
  }

  /** Adds a token that was issued before a restart. */
  public synchronized void restore(Token token) {
    tokens.put(token.token(), token);
  }

  /** Removes a token that was revoked before a restart. */
  public synchronized void restoreWithout(String token) {
    tokens.remove(token);
  }

  public synchronized @Nullable Token token(String token) {
    return tokens.get(token);
  }

  /** Returns the tokens of a user, all tokens without one; at most as many as given. */
  public synchronized List<Token> tokens(@Nullable User user, int most) {
    return tokens.values().stream()
        .filter(token -> user == null || token.user() == user)
        .limit(most)
        .toList();
  }

  /** Returns the secret of the temporary credentials that a token was made from. */
  public synchronized @Nullable String temporarySecret(String token) {
    return temporarySecrets.get(token);
  }

  /** Returns the secrets of all temporary credentials, used ones included. */
  public synchronized List<String> temporarySecrets() {
    List<String> secrets = new ArrayList<>(temporarySecrets.values());
    temporary.values().forEach(pending -> secrets.add(pending.secret()));
    return secrets;
  }

  public synchronized void revoke(String token) {
    tokens.remove(token);
    temporarySecrets.remove(token);
    if (log != null) {
      log.revoked(token);
    }
  }

  /** Returns this many random hex digits. */
  String hex(int digits) {
    byte[] bytes = new byte[(digits + 1) / 2];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes).substring(0, digits);
  }
}
