package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.diagnosis.Mistake.Category;
import java.util.List;
import java.util.function.Consumer;

/** Mistakes in the key of a signature (RFC 5849 section 3.4.2). */
final class KeyMistakes {

  static final Mistake MISSING_AMPERSAND =
      mistake(
          "missing-ampersand",
          "The & between the two secrets is missing from the key.",
          "Join the secrets with &; it stands even if there is no token secret.");

  static final Mistake TOKEN_SECRET_LEFT_OUT =
      mistake(
          "token-secret-left-out",
          "The token secret is missing from the key.",
          "Put the secret that was issued with the oauth_token behind the & of the key.");

  static final Mistake TOKEN_SECRET_PRESENT =
      mistake(
          "token-secret-without-token",
          "The key has a token secret, and the request has no oauth_token.",
          "Send the oauth_token, or end the key with the &.");

  static final Mistake CLIENT_SECRET_LEFT_OUT =
      mistake(
          "client-secret-left-out",
          "The client secret is missing from the key.",
          "Begin the key with the client secret.");

  static final Mistake SWAPPED =
      mistake(
          "secrets-swapped",
          "The two secrets are in the wrong order in the key.",
          "Put the client secret first, then &, then the token secret.");

  static final Mistake TEMPORARY_SECRET =
      mistake(
          "temporary-secret-used",
          "The key has the secret of the temporary credentials instead of the token's.",
          "Keep the oauth_token_secret of the token response, and forget that of the temporary"
              + " credentials.");

  static final Mistake NOT_ENCODED =
      mistake(
          "secrets-not-encoded",
          "The secrets are not percent-encoded in the key.",
          "Percent-encode each secret before joining them with &.");

  static final Mistake ENCODED_TWICE =
      mistake(
          "secrets-encoded-twice",
          "The secrets are percent-encoded twice in the key.",
          "Percent-encode each secret once.");

  static final Mistake WHITESPACE =
      mistake(
          "secret-with-whitespace",
          "A secret has a space or a line break at one end.",
          "Strip secrets that come from a file, an environment variable or the clipboard.");

  static final Mistake IDENTIFIER =
      mistake(
          "identifier-as-secret",
          "The key has the consumer key or the token where its secret belongs.",
          "Use the secrets for the key; oauth_consumer_key and oauth_token are their names.");

  static final Mistake OTHER_SECRET =
      mistake(
          "other-secret",
          "The key has another secret that is known here: that of another application or token.",
          "Use the secrets that belong to this oauth_consumer_key and oauth_token.");

  static final List<Mistake> ALL =
      List.of(
          MISSING_AMPERSAND,
          TOKEN_SECRET_LEFT_OUT,
          TOKEN_SECRET_PRESENT,
          CLIENT_SECRET_LEFT_OUT,
          SWAPPED,
          TEMPORARY_SECRET,
          NOT_ENCODED,
          ENCODED_TWICE,
          WHITESPACE,
          IDENTIFIER,
          OTHER_SECRET);

  private final Secrets secrets;
  private final String client;
  private final String token;
  private final Consumer<Change> out;

  private KeyMistakes(Secrets secrets, Consumer<Change> out) {
    this.secrets = secrets;
    this.client = secrets.client();
    this.token = secrets.usedToken();
    this.out = out;
  }

  static void offer(Secrets secrets, Consumer<Change> out) {
    KeyMistakes mistakes = new KeyMistakes(secrets, out);
    mistakes.offerParts();
    mistakes.offerEncodings();
    mistakes.offerWhitespace();
    mistakes.offerOthers();
  }

  private void offerParts() {
    String c = Secrets.encode(client);
    String t = Secrets.encode(token);
    offer(c + t, MISSING_AMPERSAND);
    offer(client + token, MISSING_AMPERSAND);
    offer(c + "&", TOKEN_SECRET_LEFT_OUT);
    if (!token.isEmpty()) {
      offer(c, TOKEN_SECRET_LEFT_OUT, MISSING_AMPERSAND);
    }
    String unused = secrets.unusedToken();
    if (!unused.isEmpty()) {
      offer(key(client, unused), TOKEN_SECRET_PRESENT);
    }
    offer("&" + t, CLIENT_SECRET_LEFT_OUT);
    offer(t + "&" + c, SWAPPED);
    String temporary = secrets.temporary();
    if (temporary != null) {
      offer(key(client, temporary), TEMPORARY_SECRET);
    }
  }

  private void offerEncodings() {
    offer(client + "&" + token, NOT_ENCODED);
    offer(Secrets.encode(client) + "&" + token, NOT_ENCODED);
    offer(client + "&" + Secrets.encode(token), NOT_ENCODED);
    offer(key(Secrets.encode(client), Secrets.encode(token)), ENCODED_TWICE);
    offer(key(Secrets.encode(client), token), ENCODED_TWICE);
    offer(key(client, Secrets.encode(token)), ENCODED_TWICE);
  }

  private void offerWhitespace() {
    offerWhitespace(client.strip(), token.strip());
    for (String space : List.of(" ", "\n", "\r\n", "\t", "\r")) {
      offerWhitespace(client + space, token);
      offerWhitespace(space + client, token);
      offerWhitespace(client, token + space);
      offerWhitespace(client, space + token);
      offerWhitespace(client + space, token + space);
    }
  }

  /** Offers a key both ways, for clients that do not encode secrets often read them from files. */
  private void offerWhitespace(String client, String token) {
    offer(key(client, token), WHITESPACE);
    offer(client + "&" + token, WHITESPACE);
  }

  private void offerOthers() {
    String clientKey = secrets.clientKey();
    offer(key(clientKey, token), IDENTIFIER);
    offer(key(client, secrets.tokenName()), IDENTIFIER);
    offer(key(clientKey, secrets.tokenName()), IDENTIFIER);
    for (String other : secrets.others()) {
      offer(key(other, token), OTHER_SECRET);
      offer(key(client, other), OTHER_SECRET);
    }
    for (String first : secrets.others()) {
      for (String second : secrets.others()) {
        offer(key(first, second), OTHER_SECRET);
      }
    }
  }

  private void offer(String key, Mistake... mistakes) {
    out.accept(Change.key(key, mistakes));
  }

  private static String key(String client, String token) {
    return Secrets.encode(client) + "&" + Secrets.encode(token);
  }

  private static Mistake mistake(String id, String summary, String fix) {
    return Mistake.of(Category.KEY, id, summary, "3.4.2", fix);
  }
}
