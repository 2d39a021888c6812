package io.github.mmfapi.contract.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.contract.support.Oracle;
import io.github.mmfapi.contract.support.PythonOracle;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client of a stranger, which signs wrong, is corrected by what the console says about it. */
class StrangersClientTest {
  private static final Pattern LINK = Pattern.compile("<(/console/requests/\\d+)>");
  private static final Pattern MISTAKE = Pattern.compile("data-mistake=\"([a-z0-9-]+)\"");
  private static final String KEY = "key = escape(consumer_secret) + '&'";

  /** What somebody changes in the client who reads the fix of a mistake. */
  private static final Map<String, String> FIXES =
      Map.of(
          "token-secret-left-out",
          KEY + " + escape(token_secret)",
          "client-secret-left-out",
          "key = escape(consumer_secret) + '&' + key.split('&')[1]",
          "secrets-swapped",
          "key = escape(token_secret) + '&' + escape(consumer_secret)",
          "missing-ampersand",
          KEY);

  @TempDir private Path folder;

  private final String python = PythonOracle.interpreter();

  private final MmfSandbox sandbox = MmfSandbox.builder().console(true).start();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void client_thatLeavesTheTokenSecretOut_worksAfterTheFixThatTheConsoleNames() throws Exception {
    String client = Files.readString(PythonOracle.path("strangers_client.py"));
    String refused = run(client);
    assertThat(refused).contains("\"status\":-1");

    Matcher link = LINK.matcher(refused);
    assertThat(link.find()).isTrue();
    String page = page(link.group(1));
    Matcher mistake = MISTAKE.matcher(page);
    assertThat(mistake.find()).isTrue();
    assertThat(page).contains("Put the secret that was issued with the oauth_token");
    String fixed = client.replace(KEY, FIXES.get(mistake.group(1)));

    assertThat(run(fixed)).contains("\"status\":1", "\"username\":");
  }

  private String run(String client) throws Exception {
    Path script = Files.writeString(folder.resolve("client.py"), client);
    TokenCredentials token = sandbox.authorize(sandbox.user());
    return Oracle.run(
        folder,
        Map.of(
            "MMF_BASE_URL", sandbox.baseUrl().toString(),
            "MMF_CLIENT_KEY", sandbox.clientCredentials().key(),
            "MMF_CLIENT_SECRET", sandbox.clientCredentials().secret(),
            "MMF_TOKEN", token.token(),
            "MMF_TOKEN_SECRET", token.secret()),
        python,
        script.toString());
  }

  private String page(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(sandbox.baseUrl().resolve(path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
