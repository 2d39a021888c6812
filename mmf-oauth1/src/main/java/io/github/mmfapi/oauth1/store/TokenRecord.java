package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import java.nio.file.Path;
import java.util.List;

/**
 * The content of a token file: one line in form encoding.
 *
 * @param secret the secret in the form of {@link StoredSecret}
 */
record TokenRecord(String userKey, String token, String secret) {

  private static final String VERSION = "version";
  private static final String CURRENT_VERSION = "1";
  private static final String USER_KEY = "user_key";
  private static final String TOKEN = "oauth_token";
  private static final String SECRET = "oauth_token_secret";

  String line() {
    return Parameters.render(
            List.of(
                new Parameter(VERSION, CURRENT_VERSION),
                new Parameter(USER_KEY, userKey),
                new Parameter(TOKEN, token),
                new Parameter(SECRET, secret)))
        + "\n";
  }

  /**
   * Reads a line.
   *
   * @param file the file, for the message
   * @throws TokenStoreException if it is not complete
   */
  static TokenRecord parse(String line, Path file) {
    List<Parameter> fields;
    try {
      fields = line.endsWith("\n") ? Parameters.parse(line.strip()) : List.of();
    } catch (IllegalArgumentException e) {
      throw unreadable(file);
    }
    List<String> names = fields.stream().map(Parameter::name).toList();
    if (!names.equals(List.of(VERSION, USER_KEY, TOKEN, SECRET))
        || !fields.get(0).value().equals(CURRENT_VERSION)
        || fields.get(2).value().isBlank()) {
      throw unreadable(file);
    }
    return new TokenRecord(fields.get(1).value(), fields.get(2).value(), fields.get(3).value());
  }

  /** Omits the cause, whose message may show a part of the secret. */
  private static TokenStoreException unreadable(Path file) {
    return new TokenStoreException(
        file
            + " is not a token file of version "
            + CURRENT_VERSION
            + ", or is damaged: delete it and have the user authorize the application again");
  }

  @Override
  public String toString() {
    return "TokenRecord[userKey=" + userKey + ", token=" + token + ", secret=***]";
  }
}
