package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.sandbox.SandboxUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests login, whoami and logout against a sandbox; SandboxBrowser acts as the user. */
@Timeout(60)
class LoginTest {
  private static final SandboxUser USER = new SandboxUser(4711, "A Runner", "pass word");
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir private Path home;
  private final MmfSandbox sandbox = MmfSandbox.builder().user(USER).start();
  private final Map<String, String> environment = new HashMap<>(CommandLineRun.TUTORIAL_CLIENT);

  @BeforeEach
  void setHome() {
    environment.put(Environment.HOME, home.toString());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void login_inTheBrowser_storesTheTokenForWhoami() {
    CommandLineRun login = login();
    assertThat(login.exitCode()).as(login.err()).isZero();
    assertThat(login.out())
        .contains("Logged in at " + sandbox.baseUrl() + " as A Runner (4711).")
        .contains(home.resolve("tokens").toString())
        .contains("waiting for you to click Authorize", "mmf login --no-browser");

    CommandLineRun whoami = run("whoami");
    assertThat(whoami.exitCode()).as(whoami.err()).isZero();
    assertThat(whoami.out()).isEqualToNormalizingNewlines("4711  A Runner\n");
  }

  @Test
  void login_whileTheEnvironmentHasAToken_saysThatThatIsUsed() {
    assertThat(login().out()).doesNotContain(Environment.TOKEN);

    environment.put(Environment.TOKEN, "t0ken");
    environment.put(Environment.TOKEN_SECRET, "t0ken-secret");
    CommandLineRun login = login();
    assertThat(login.exitCode()).as(login.err()).isZero();
    assertThat(login.out())
        .contains("MMF_TOKEN is set, and its token is used instead of this login")
        .doesNotContain("t0ken");
  }

  @Test
  void login_withoutBrowser_acceptsTheVerifierThatTheServerShows() {
    CommandLineRun login =
        CommandLineRun.of(
            environment,
            steps -> url -> {},
            this::authorizeOutOfBand,
            "login",
            "--no-browser",
            "--base-url",
            url());
    assertThat(login.exitCode()).as(login.err()).isZero();
    assertThat(login.out()).contains(sandbox.baseUrl() + "/oauth/authorize?", "Verifier: ");
    assertThat(run("whoami").out()).contains("4711");
  }

  @Test
  void login_withoutTypedVerifier_failsAndStoresNothing() throws IOException {
    for (String typed : new String[] {null, "", "  "}) {
      CommandLineRun login =
          CommandLineRun.of(
              environment,
              steps -> url -> {},
              printed -> typed,
              "login",
              "--no-browser",
              "--base-url",
              url());
      assertThat(login.exitCode()).isEqualTo(1);
      assertThat(login.err()).startsWith("mmf: no verifier was typed");
    }
    assertThat(tokenFiles()).isEmpty();
  }

  @Test
  void login_withAVerifierThatWasNotRead_doesNotRepeatIt() throws IOException {
    CommandLineRun login =
        CommandLineRun.of(
            environment,
            steps -> url -> {},
            printed -> "47\uFFFD11",
            "login",
            "--no-browser",
            "--base-url",
            url());
    assertThat(login.exitCode()).isEqualTo(1);
    assertThat(login.err()).contains("the verifier was not read").doesNotContain("47", "11");
    assertThat(tokenFiles()).isEmpty();
  }

  @Test
  void login_denied_failsAndStoresNothing() throws IOException {
    CommandLineRun login =
        CommandLineRun.of(
            environment,
            steps -> url -> new SandboxBrowser().deny(url),
            printed -> null,
            "login",
            "--base-url",
            url());
    assertThat(login.exitCode()).isEqualTo(1);
    assertThat(login.err()).contains("Access was not granted", "user_refused");
    assertThat(tokenFiles()).isEmpty();
  }

  @Test
  void login_withRegisteredCallback_receivesItThere() throws IOException {
    String callback = "http://localhost:" + freePort() + "/oauth/cb";
    List<URI> received = new ArrayList<>();
    CommandLineRun login =
        CommandLineRun.of(
            environment,
            steps -> url -> received.add(new SandboxBrowser().authorize(url, USER)),
            printed -> null,
            "login",
            "--callback",
            callback,
            "--base-url",
            url());
    assertThat(login.exitCode()).as(login.err()).isZero();
    assertThat(received)
        .singleElement()
        .asString()
        .startsWith(callback + "?")
        .contains("oauth_verifier=");
    assertThat(run("whoami").out()).contains("4711");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://app.example/cb", "http://127.0.0.1:0/", "/cb"})
  void login_withCallbackElsewhere_isWrongUsage(String callback) {
    CommandLineRun login = run("login", "--callback", callback, "--base-url", url());
    assertThat(login.exitCode()).isEqualTo(2);
    assertThat(login.err()).contains("mmf: --callback: ", "http://127.0.0.1:PORT/PATH", callback);
  }

  @Test
  void login_withCallbackAndWithoutBrowser_isWrongUsage() {
    CommandLineRun login =
        run("login", "--no-browser", "--callback", "http://127.0.0.1:1/", "--base-url", url());
    assertThat(login.exitCode()).isEqualTo(2);
    assertThat(login.err()).contains("--callback and --no-browser exclude each other");
  }

  @Test
  void login_withStoreKey_encryptsTheTokenAndNeedsTheKeyAgain() throws IOException {
    environment.put(Environment.STORE_KEY, KEY);
    assertThat(login().out()).contains("encrypted");
    assertThat(tokenFiles()).singleElement().asString().contains("aes256gcm");
    assertThat(run("whoami").out()).contains("4711");

    environment.remove(Environment.STORE_KEY);
    CommandLineRun withoutKey = run("whoami");
    assertThat(withoutKey.exitCode()).isEqualTo(1);
    assertThat(withoutKey.err()).contains("open the store with the key");

    environment.put(Environment.STORE_KEY, KEY.replace("AAAA", "BBBB"));
    CommandLineRun wrongKey = run("whoami");
    assertThat(wrongKey.exitCode()).isEqualTo(1);
    assertThat(wrongKey.err()).contains("encrypted with another key").doesNotContain("BBBB");

    environment.put(Environment.STORE_KEY, KEY.substring(4));
    CommandLineRun noKey = run("whoami");
    assertThat(noKey.exitCode()).isEqualTo(2);
    assertThat(noKey.err()).contains("MMF_STORE_KEY", "32 bytes").doesNotContain("AAAA");
  }

  @Test
  void login_always_printsNoSecret() throws IOException {
    CommandLineRun login = login();
    assertThat(login.out() + login.err())
        .doesNotContain(CommandLineRun.TUTORIAL_CLIENT.get(Environment.CLIENT_SECRET));
    String secret = tokenFiles().get(0).replaceAll("(?s).*plain%3A([0-9a-f]{32}).*", "$1");
    assertThat(secret).hasSize(32);
    assertThat(login.out() + login.err() + run("whoami").out()).doesNotContain(secret);
  }

  @Test
  void logout_revokesTheTokenAndDeletesIt() throws IOException {
    login();
    Path file = tokenFile();
    byte[] kept = Files.readAllBytes(file);

    CommandLineRun logout = run("logout");
    assertThat(logout.exitCode()).as(logout.err()).isZero();
    assertThat(logout.out()).contains("revoked and deleted");
    assertThat(run("whoami").err()).contains("not logged in", "mmf login");

    Files.write(file, kept);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    CommandLineRun whoami = run("whoami");
    assertThat(whoami.exitCode()).isEqualTo(1);
    assertThat(whoami.err()).contains("Bad API Key or Invalid User.");
  }

  @Test
  void logout_withoutServer_deletesTheTokenAndFails() throws IOException {
    login();
    sandbox.close();

    CommandLineRun logout = run("logout");
    assertThat(logout.exitCode()).isEqualTo(1);
    assertThat(logout.err()).contains("deleted here", "may still accept it");
    assertThat(logout.err().lines()).hasSize(1);
    assertThat(tokenFiles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"whoami", "logout"})
  void notLoggedIn_failsNamingTheLoginCommand(String command) {
    CommandLineRun run = run(command);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("mmf login --base-url");
    assertThat(run(command, "--base-url", "http://h/3.1").err())
        .contains("not logged in at http://h/3.1");
  }

  @Test
  void loginsAtTwoServers_areSelectedByBaseUrl() {
    login();
    SandboxUser other = new SandboxUser(4712, "Another", "word");
    try (MmfSandbox second = MmfSandbox.builder().user(other).start()) {
      CommandLineRun.of(
          environment,
          steps -> url -> new SandboxBrowser().authorize(url, other),
          printed -> null,
          "login",
          "--base-url",
          second.baseUrl() + "/");

      CommandLineRun ambiguous = run("whoami");
      assertThat(ambiguous.exitCode()).isEqualTo(1);
      assertThat(ambiguous.err()).contains("--base-url", url(), second.baseUrl().toString());
      assertThat(run("whoami", "--base-url", url()).out()).contains("4711");
      assertThat(run("whoami", "--base-url", second.baseUrl().toString()).out()).contains("4712");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://h/3.1", "not-absolute"})
  void login_withInvalidUrl_isWrongUsage(String url) {
    CommandLineRun run = run("login", "--base-url", url);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(url);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private CommandLineRun login() {
    return CommandLineRun.of(
        environment,
        steps -> url -> new SandboxBrowser().authorize(url, USER),
        printed -> null,
        "login",
        "--base-url",
        url());
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(environment, arguments);
  }

  private String url() {
    return sandbox.baseUrl().toString();
  }

  private @Nullable String authorizeOutOfBand(String printed) {
    URI url = URI.create(printed.replaceAll("(?s).*(http://\\S+oauth/authorize\\S+).*", "$1"));
    try {
      return new SandboxBrowser().authorizeOutOfBand(url, USER) + " ";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Path tokenFile() throws IOException {
    try (var files = Files.list(home.resolve("tokens"))) {
      return files.filter(f -> f.toString().endsWith(".token")).findFirst().orElseThrow();
    }
  }

  /** Returns the contents of the token files. */
  private List<String> tokenFiles() throws IOException {
    Path directory = home.resolve("tokens");
    List<Path> found;
    try (var files = Files.list(directory)) {
      found = files.filter(f -> f.toString().endsWith(".token")).toList();
    }
    List<String> contents = new ArrayList<>();
    for (Path file : found) {
      contents.add(Files.readString(file));
    }
    return contents;
  }
}
