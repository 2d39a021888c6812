package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.StandardOutput;
import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.store.FileTokenStore;
import io.github.mmfapi.oauth1.store.SecretCipher;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.sandbox.SandboxUser;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of {@code contract.txt}, with {@code --verbose}: it prints no secret and writes
 * none into a file. It prints none either if the server repeats all that it knows; responses that
 * are saved are saved unchanged.
 */
@Timeout(60)
class SecretsOfEveryCommandTest {
  private static final Path ROWS =
      Path.of("src", "test", "resources", "io", "github", "mmfapi", "cli", "contract.txt");

  private static final String STORE_KEY = "c3RvcmUta2V5LW9mLTMyLWJ5dGVzLTAxMjM0NTY3ODk=";
  private static final String TOKEN_SECRET = "t0ken/s3cret of anna";
  private static final String PASSWORD = "pa55 w0rd of anna";

  /** What runs until it is interrupted prints credentials of its own, which are its purpose. */
  private static final String RUNS = " => runs";

  /** The commands that call and do not print the response as it is. */
  private static final String CALLING = "whoami|login|workouts|routes|tutorial";

  @TempDir private Path home;
  private final Map<String, String> environment = new HashMap<>(CommandLineRun.TUTORIAL_CLIENT);
  private final Set<String> secrets = ConcurrentHashMap.newKeySet();

  /** Arguments and standard input. */
  private record Row(String arguments, String input) {}

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(ROWS, StandardCharsets.UTF_8).stream()
        .filter(line -> !line.startsWith("#") && line.contains(" => ") && !line.contains(RUNS))
        .filter(line -> !line.startsWith("verify "))
        .map(line -> line.substring(0, line.indexOf(" => ")).split(" < ", 2))
        .map(parts -> new Row(parts[0], parts.length == 1 ? "" : parts[1]))
        .toList();
  }

  private void prepare() {
    environment.put(Environment.HOME, home.toString());
    environment.put(Environment.STORE_KEY, STORE_KEY);
    add(environment.get(Environment.CLIENT_SECRET));
    add(STORE_KEY);
  }

  private void add(String secret) {
    secrets.add(secret);
    secrets.add(PercentEncoding.encode(secret));
    secrets.add(PercentEncoding.encode(PercentEncoding.encode(secret)));
  }

  @Test
  void commands_ofTheContract_sayNoSecret() throws Exception {
    prepare();
    SecretCipher cipher = SecretCipher.ofBase64(STORE_KEY);
    try (MmfSandbox sandbox = MmfSandbox.builder().demoData(1).start()) {
      environment.put(Environment.USERNAME, sandbox.user().username());
      environment.put(Environment.PASSWORD, sandbox.user().password());
      List<String> said = new ArrayList<>();
      for (Row row : rows()) {
        said.add(run(row, sandbox.baseUrl().toString(), sandbox.user()));
        FileTokenStore store = FileTokenStore.open(home.resolve("tokens"), cipher);
        for (String user : store.userKeys()) {
          store.find(user).ifPresent(token -> add(token.secret()));
        }
      }
      assertThat(secrets).as("the secret of the login is known").hasSizeGreaterThan(4);
      said.add(files());
      said.forEach(this::assertClean);
    }
  }

  @Test
  void commands_ofTheContract_whileTheServerRepeatsAll_sayNoSecret() throws Exception {
    prepare();
    environment.put(Environment.TOKEN, "t0ken");
    environment.put(Environment.TOKEN_SECRET, TOKEN_SECRET);
    environment.put(Environment.USERNAME, "anna");
    environment.put(Environment.PASSWORD, PASSWORD);
    List.of(TOKEN_SECRET, PASSWORD).forEach(this::add);
    HttpServer server = repeating();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/3.1";
    environment.put(Environment.BASE_URL, url);
    int calls = 0;
    for (Row row : rows()) {
      if (row.arguments().matches("(" + CALLING + ") .*")
          && !row.arguments().contains("{closed}")) {
        assertClean(run(row, url, SandboxUser.TUTORIAL));
        calls++;
      }
    }
    assertThat(calls).isGreaterThan(20);
    server.stop(0);
  }

  /** Starts a server that answers with the secrets and with the request, also in its headers. */
  private HttpServer repeating() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    return server;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String client = CommandLineRun.TUTORIAL_CLIENT.get(Environment.CLIENT_SECRET);
    String known =
        exchange.getRequestURI().getPath().contains("/oauth/") ? client : client + TOKEN_SECRET;
    String text = known + " " + header + " " + exchange.getRequestURI() + " " + sent;
    if (header != null) {
      secrets.add(header.substring(header.indexOf("oauth_signature=") + 17, header.length() - 1));
    }
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.getResponseHeaders().set("Location", "http://h/?x=" + client);
    exchange.getResponseHeaders().set("X-Echo", known);
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(401, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Runs a command and returns it with all that it printed. */
  private String run(Row row, String url, SandboxUser user) throws IOException {
    String closed;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = "http://127.0.0.1:" + free.getLocalPort() + "/3.1";
    }
    String[] arguments =
        (row.arguments() + " --verbose")
            .replace("{url}", url)
            .replace("{closed}", closed)
            .replace("{home}", home.toString())
            .split(" ");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CommandLineRun run =
        CommandLineRun.of(
            environment,
            steps -> page -> new SandboxBrowser().authorize(page, user),
            new BufferedReader(new StringReader(row.input())),
            new StandardOutput(out, () -> false),
            arguments);
    return row.arguments() + "\n" + out.toString(StandardCharsets.UTF_8) + run.err();
  }

  /** Returns the texts of all files of the person but that of the secrets. */
  private String files() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("secrets.toml"))
          .map(SecretsOfEveryCommandTest::text)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String text(Path file) {
    try {
      return file + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertClean(String said) {
    for (String secret : secrets) {
      int at = said.indexOf(secret);
      assertThat(
              at < 0 ? "" : said.substring(0, 60) + " ... " + said.substring(Math.max(0, at - 99)))
          .isEmpty();
    }
  }
}
