package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.OAuth1Exception;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of an authorization between sending the user's browser to the server and its return. A
 * web application must keep it in the user's session on the side of the server: an attacker who can
 * replace it connects the user to another account. It is valid for one {@link
 * WebRedirectionFlow#complete}.
 *
 * @param temporaryCredentials the temporary credentials that the user is asked to authorize
 * @param callback the address to which the server sends the browser back; null if the user types in
 *     the verifier instead
 * @param createdAt the time of creation, for discarding authorizations that nobody completes;
 *     servers accept temporary credentials for minutes to an hour
 */
public record PendingAuthorization(
    TemporaryCredentials temporaryCredentials, @Nullable URI callback, Instant createdAt) {

  private static final String VERSION = "version";
  private static final String CURRENT_VERSION = "1";
  private static final String CREATED_AT = "created_at";
  private static final List<String> NAMES =
      List.of(
          VERSION,
          ProtocolNames.TOKEN,
          ProtocolNames.TOKEN_SECRET,
          CREATED_AT,
          ProtocolNames.CALLBACK);
  private static final int CALLBACK_AT = NAMES.indexOf(ProtocolNames.CALLBACK);

  /**
   * Creates the state.
   *
   * @param temporaryCredentials the temporary credentials that the user is asked to authorize
   * @param callback the address to which the server sends the browser back; null if the user types
   *     in the verifier instead
   * @param createdAt the time of creation, for discarding authorizations that nobody completes;
   *     servers accept temporary credentials for minutes to an hour
   * @throws NullPointerException if the temporary credentials or the time are null
   */
  public PendingAuthorization {
    Objects.requireNonNull(temporaryCredentials, "temporaryCredentials");
    Objects.requireNonNull(createdAt, "createdAt");
  }

  /**
   * Writes the state as a text. The text holds the temporary secret: store it with the session. If
   * others can read it, as in a cookie, encrypt it with {@link
   * io.github.mmfapi.oauth1.store.SecretCipher}, with the name of the session or user as context.
   *
   * @return printable ASCII without spaces, in form encoding
   */
  public String encode() {
    List<Parameter> fields = new ArrayList<>();
    fields.add(new Parameter(VERSION, CURRENT_VERSION));
    fields.add(new Parameter(ProtocolNames.TOKEN, temporaryCredentials.token()));
    fields.add(new Parameter(ProtocolNames.TOKEN_SECRET, temporaryCredentials.secret()));
    fields.add(new Parameter(CREATED_AT, createdAt.toString()));
    if (callback != null) {
      fields.add(new Parameter(ProtocolNames.CALLBACK, callback.toString()));
    }
    return Parameters.render(fields);
  }

  /**
   * Reads a text of {@link #encode}.
   *
   * @param encoded the text; null if the session has none
   * @return the state
   * @throws OAuth1Exception if there is none, or if it is another or a damaged text; the message
   *     shows nothing of it
   */
  public static PendingAuthorization decode(@Nullable String encoded) {
    if (encoded == null) {
      throw new OAuth1Exception(
          "There is no pending authorization: the session has ended, or the user came without one."
              + " Begin a new authorization");
    }
    try {
      List<Parameter> fields = Parameters.parse(encoded);
      List<String> names = fields.stream().map(Parameter::name).toList();
      if ((names.equals(NAMES) || names.equals(NAMES.subList(0, CALLBACK_AT)))
          && fields.get(0).value().equals(CURRENT_VERSION)) {
        return new PendingAuthorization(
            new TemporaryCredentials(fields.get(1).value(), fields.get(2).value()),
            fields.size() > CALLBACK_AT ? URI.create(fields.get(CALLBACK_AT).value()) : null,
            Instant.parse(fields.get(3).value()));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // Not chained: the message may show a part of the secret.
      throw unreadable();
    }
    throw unreadable();
  }

  private static OAuth1Exception unreadable() {
    return new OAuth1Exception(
        "The stored text is no pending authorization of version "
            + CURRENT_VERSION
            + ", or it is damaged. Begin a new authorization");
  }

  /** Returns the state; the temporary secret is masked. */
  @Override
  public String toString() {
    return "PendingAuthorization["
        + temporaryCredentials
        + ", callback="
        + callback
        + ", createdAt="
        + createdAt
        + "]";
  }
}
