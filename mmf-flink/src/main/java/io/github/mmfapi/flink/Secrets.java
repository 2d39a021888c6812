package io.github.mmfapi.flink;

import io.github.mmfapi.oauth1.ClientCredentials;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Holds the secrets of the process that runs a part of the job. They are not part of the job, so
 * they are in no job graph, on no page of Flink and in no checkpoint: each process reads its own.
 *
 * <table>
 * <caption>Names</caption>
 * <tr><td>{@code MMF_CLIENT_KEY}, {@code MMF_CLIENT_SECRET}</td><td>consumer key and secret; task
 * managers need them</td></tr>
 * <tr><td>{@code MMF_STORE_PASSWORD}</td><td>password of the database; job manager and task
 * managers need it, if the database wants one</td></tr>
 * <tr><td>{@code MMF_STORE_KEY}</td><td>key of the encrypted token secrets, 32 bytes in Base64;
 * task managers need it, if the secrets are encrypted</td></tr>
 * </table>
 *
 * <p>A process reads each from the environment variable of that name, or from the file that the
 * variable {@value #FILE} names: lines {@code NAME=value}, as {@link Properties} reads them, in
 * UTF-8. The environment precedes the file. Never prints a value. Immutable.
 */
public final class Secrets {
  /** The environment variable that names the file of secrets: {@value}. */
  public static final String FILE = "MMF_SECRETS_FILE";

  static final String CLIENT_KEY = "MMF_CLIENT_KEY";
  static final String CLIENT_SECRET = "MMF_CLIENT_SECRET";
  static final String STORE_PASSWORD = "MMF_STORE_PASSWORD";
  static final String STORE_KEY = "MMF_STORE_KEY";

  private final Map<String, String> values;

  private Secrets(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads the secrets of this process.
   *
   * @return the secrets
   * @throws IllegalStateException if the file of secrets cannot be read
   */
  public static Secrets ofProcess() {
    return of(System.getenv());
  }

  /**
   * Reads secrets.
   *
   * @param environment the environment variables
   * @return the secrets
   * @throws IllegalStateException if the file of secrets cannot be read
   */
  public static Secrets of(Map<String, String> environment) {
    Map<String, String> values = new HashMap<>();
    String file = environment.get(FILE);
    if (file != null && !file.isEmpty()) {
      read(Path.of(file)).forEach((name, value) -> values.put((String) name, (String) value));
    }
    values.putAll(environment);
    return new Secrets(Map.copyOf(values));
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(lines);
    } catch (IOException | IllegalArgumentException e) {
      // Not chained: the message of the parser can hold a part of a value.
      throw new IllegalStateException(
          "The file "
              + file
              + " that "
              + FILE
              + " names cannot be read ("
              + e.getClass().getSimpleName()
              + "); it must exist and have lines NAME=value in UTF-8");
    }
    return properties;
  }

  /**
   * {@return the credentials of the application}
   *
   * @throws IllegalStateException if they are missing; the message names what to set
   */
  public ClientCredentials clientCredentials() {
    return ClientCredentials.of(require(CLIENT_KEY), require(CLIENT_SECRET));
  }

  /** {@return the password of the database, null if there is none} */
  public @Nullable String storePassword() {
    return values.get(STORE_PASSWORD);
  }

  /** {@return the key of the encrypted token secrets, null if there is none} */
  public @Nullable String storeKey() {
    return values.get(STORE_KEY);
  }

  private String require(String name) {
    String value = values.get(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException(
          name
              + " is missing in this process; set it as an environment variable, or in the file"
              + " that the variable "
              + FILE
              + " names");
    }
    return value;
  }

  /** Returns no value. */
  @Override
  public String toString() {
    return "Secrets";
  }
}
