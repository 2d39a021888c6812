package io.github.mmfapi.cli.internal.session;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a profile holds; each setting has an environment variable, which overrides it. */
public enum Setting {
  /** The server, version included. */
  BASE_URL(Environment.BASE_URL, false, "the server, such as http://127.0.0.1:8080/3.1"),
  /** The consumer key of the application. */
  CLIENT_KEY(Environment.CLIENT_KEY, false, "the consumer key"),
  /** The consumer secret of the application. */
  CLIENT_SECRET(Environment.CLIENT_SECRET, true, "the consumer secret"),
  /** The key that encrypts the stored tokens. */
  STORE_KEY(Environment.STORE_KEY, true, "the key that encrypts the tokens");

  private final String variable;
  private final boolean secret;
  private final String meaning;

  Setting(String variable, boolean secret, String meaning) {
    this.variable = variable;
    this.secret = secret;
    this.meaning = meaning;
  }

  /** {@return the name in the file, such as {@code base_url}} */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return the environment variable, such as {@code MMF_BASE_URL}} */
  public String variable() {
    return variable;
  }

  /** {@return whether the value is masked and is in the file that only its owner can read} */
  public boolean isSecret() {
    return secret;
  }

  /** {@return what the setting is, for people} */
  public String meaning() {
    return meaning;
  }

  /** Returns the setting with a name in the file, null if there is none. */
  public static @Nullable Setting ofKey(String key) {
    return Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst().orElse(null);
  }

  /** Returns the setting that a variable overrides, null if there is none. */
  static @Nullable Setting ofVariable(String variable) {
    return Arrays.stream(values())
        .filter(setting -> setting.variable.equals(variable))
        .findFirst()
        .orElse(null);
  }

  /** {@return the names of all settings in the file} */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }
}
