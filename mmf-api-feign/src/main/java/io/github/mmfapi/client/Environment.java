package io.github.mmfapi.client;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Configures a client from environment variables. The command line has the same variables. */
record Environment(Map<String, String> variables) {
  private static final String BASE_URL = "MMF_BASE_URL";
  private static final String CLIENT_KEY = "MMF_CLIENT_KEY";
  private static final String CLIENT_SECRET = "MMF_CLIENT_SECRET";
  private static final String TOKEN = "MMF_TOKEN";
  private static final String TOKEN_SECRET = "MMF_TOKEN_SECRET";

  void configure(MmfClientBuilder builder) {
    builder.baseUrl(require(BASE_URL, "the base URL, such as http://127.0.0.1:8080/3.1"));
    builder.clientCredentials(
        ClientCredentials.of(
            require(CLIENT_KEY, "the consumer key"),
            require(CLIENT_SECRET, "the consumer secret")));
    if (get(TOKEN) != null || get(TOKEN_SECRET) != null) {
      builder.tokenCredentials(
          TokenCredentials.of(
              require(TOKEN, "the user's token"), require(TOKEN_SECRET, "the token's secret")));
    }
  }

  private @Nullable String get(String name) {
    String value = variables.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  private String require(String name, String meaning) {
    String value = get(name);
    if (value == null) {
      throw new IllegalStateException("set the environment variable " + name + " to " + meaning);
    }
    return value;
  }

  @Override
  public String toString() {
    return "Environment" + variables.keySet();
  }
}
