package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.LoginOptions;
import io.github.mmfapi.cli.internal.session.Logins;
import io.github.mmfapi.cli.internal.session.Setting;
import io.github.mmfapi.cli.internal.session.StandardOutput;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a command reads and cannot use is not repeated, wherever it is from: an environment
 * variable, a configuration, standard input or a file.
 */
class SecretInputsTest {
  private static final String SECRET = "geheim";

  /** What stands for bytes that are no text. */
  private static final String UNREAD = SECRET + "\uFFFD";

  @TempDir private Path home;
  private final Map<String, String> environment = new HashMap<>(CommandLineRun.TUTORIAL_CLIENT);

  private CommandLineRun run(String input, String... arguments) {
    environment.put(Environment.HOME, home.toString());
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--verbose");
    return CommandLineRun.withInput(environment, input, all.toArray(new String[0]));
  }

  private static void assertSilent(CommandLineRun run) {
    assertThat(run.exitCode()).isPositive();
    assertThat(run.err()).startsWith("mmf: ");
    assertThat(run.out() + run.err()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--har | {\"log\": geheim}",
        "--har | {\"log\": \"geheim",
        "--http | geheim",
        "--http | GET /?p=geheim",
        "--http | GET /?p=geheim HTTP/1.1",
        "--http | GET / HTTP/1.1~geheim",
        "--http | GET / HTTP/1.1~Transfer-Encoding: chunked~~geheim",
        "--curl | wget http://h/?p=geheim",
        "--curl | curl http://h/?p=geheim http://h/?p=geheim",
        "--curl | curl --no-such=geheim http://h/",
        "--curl | curl -H @geheim-file http://h/ -u anna:geheim",
        "--curl | curl -F geheim http://h/",
        "--curl | curl -d @- -H 'Cookie: geheim' http://h/",
        "--curl | curl -d \"$geheim\" http://h/",
        "--curl | curl -d 'p=geheim",
        "--curl | curl -d $'p=geheim",
        "--curl | curl -u anna:geheim http://h/",
        "--curl | curl --oauth2-bearer geheim http://h/",
        "--curl | curl -d p=geheim ^ http://h/"
      })
  void request_thatCannotBeDiagnosed_isNotRepeated(String kind, String request) {
    environment.put(Environment.TOKEN_SECRET, SECRET);
    assertSilent(run(request.replace('~', '\n'), "diagnose", kind, "-"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "u=anna~geheim",
        "{\"p\": geheim}",
        "{\"p\": \"geheim",
        "{\"p\": {\"a\": \"geheim\"}}",
        "{\"p\": [\"geheim\", [\"geheim\"]]}"
      })
  void parameters_thatCannotBeSent_areNotRepeated(String data) throws IOException {
    String text = data.replace('~', '\n');
    Path file = Files.writeString(home.resolve("data"), text);

    assertSilent(run(text, "call", "users/login", "--data", "-"));
    assertSilent(run("", "call", "users/login", "--data", file.toString()));
  }

  /** Each variable that names a secret, also a new one. */
  static Stream<String> variables() {
    return Stream.concat(
        Stream.of(Setting.values()).filter(Setting::isSecret).map(Setting::variable),
        Stream.of(Environment.TOKEN_SECRET, Environment.PASSWORD, Environment.TOKEN));
  }

  @ParameterizedTest
  @MethodSource("variables")
  void variable_thatWasNotReadAsItWasTyped_isNamedWithoutItsValue(String variable) {
    environment.put(variable, UNREAD);
    CommandLineRun run = run("", "whoami");

    assertSilent(run);
    assertThat(run.err()).contains(variable);
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void setting_thatWasNotReadAsItWasTyped_isNotStored(Setting setting) {
    assertSilent(run(UNREAD + "\n", "config", "set", setting.key()));
    assertThat(home.resolve("secrets.toml")).doesNotExist();
  }

  static Stream<Setting> secrets() {
    return Stream.of(Setting.values()).filter(Setting::isSecret);
  }

  @ParameterizedTest
  @CsvSource({"geheim", "Z2VoZWlt", "geheim geheim geheim geheim geheim geheim"})
  void storeKey_thatIsNone_isNotRepeated(String key) {
    environment.put(Environment.STORE_KEY, key);
    CommandLineRun run = run("", "whoami");

    assertSilent(run);
    assertThat(run.err()).contains(Environment.STORE_KEY).doesNotContain(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://anna:geheim@h/3.1",
        "http://anna:ein geheim@h/3.1",
        "http://anna:geheim,geheim@h b/3.1",
        "anna:geheim@h/3.1"
      })
  void baseUrl_withAPassword_isNotRepeated(String url) {
    environment.put(Environment.BASE_URL, url);
    CommandLineRun run = run("", "whoami");

    assertSilent(run);
    assertThat(run.err()).contains(Environment.BASE_URL, "***@h").doesNotContain("anna");
    environment.remove(Environment.BASE_URL);
    assertSilent(run("", "whoami", "--base-url", url));
    assertSilent(run("", "config", "set", "base_url", url));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "config.toml | client_secret = \"geheim\"",
        "config.toml | client_secret = geheim",
        "config.toml | [profiles.default]~client_secret = \"geheim\"",
        "config.toml | [profiles.default]~store_key = \"geheim\"",
        "config.toml | [profiles.default]~client_secrt = \"geheim\"",
        "secrets.toml | client_secret = \"geheim\"",
        "secrets.toml | profile = \"geheim\"",
        "secrets.toml | [profiles.default]~client_secret = \"geheim",
        "secrets.toml | [profiles.default]~client_secret = geheim",
        "secrets.toml | [profiles.default]~client_secrt = \"geheim\""
      })
  void configuration_thatCannotBeUsed_isNotRepeated(String file, String toml) throws IOException {
    write(file, toml.replace('~', '\n'));

    assertSilent(run("", "config", "list"));
    assertSilent(run("another\n", "config", "set", "client_secret"));
    environment.clear();
    assertSilent(run("", "whoami"));
  }

  /** Each permission that somebody else has. */
  static Stream<PosixFilePermission> permissionsOfOthers() {
    return Stream.of(PosixFilePermission.values())
        .filter(permission -> !permission.name().startsWith("OWNER_"));
  }

  @ParameterizedTest
  @MethodSource("permissionsOfOthers")
  void secrets_thatOthersMayUse_areNotUsed(PosixFilePermission permission) throws IOException {
    write("secrets.toml", "[profiles.default]\nclient_secret = \"geheim\"\n");
    Set<PosixFilePermission> permissions = EnumSet.of(PosixFilePermission.OWNER_READ, permission);
    Files.setPosixFilePermissions(home.resolve("secrets.toml"), permissions);
    CommandLineRun run = run("", "config", "list");

    assertSilent(run);
    assertThat(run.err()).contains("chmod 600");
  }

  @Test
  void secret_forAFileOfAnotherForm_isNotRepeated() throws IOException {
    // What looks like the table of the profile is a part of a text.
    write("secrets.toml", "[profiles.work]\nclient_secret = \"\"\"\n[profiles.default]\n\"\"\"\n");
    CommandLineRun run = run(SECRET + "\n", "config", "set", "client_secret");

    assertSilent(run);
    assertThat(run.err()).contains("with an editor");
  }

  @Test
  void holdersOfSecrets_asTexts_haveNone() throws IOException {
    write("secrets.toml", "[profiles.default]\nclient_secret = \"geheim\"\n");
    environment.put(Environment.HOME, home.toString());
    environment.put(Environment.TOKEN_SECRET, SECRET);
    Environment holder = new Environment(environment);
    Commands commands =
        new Commands(
            holder,
            steps -> url -> {},
            new BufferedReader(Reader.nullReader()),
            new StandardOutput(OutputStream.nullOutputStream(), () -> false));

    for (Object one :
        List.of(
            holder,
            holder.configuration(),
            commands,
            new LoginOptions(holder, CommandLineRun.assembled()),
            new Logins.Login(URI.create("http://h/3.1"), TokenCredentials.of("t", SECRET)))) {
      assertThat(one.toString()).isNotEmpty().doesNotContain(SECRET);
    }
  }

  private void write(String name, String toml) throws IOException {
    Path file = Files.createFile(home.resolve(name));
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(file, toml, StandardCharsets.UTF_8);
  }

  @Test
  void settings_thatAreShown_areMaskedInEachForm() throws IOException {
    environment.clear();
    StringBuilder secrets = new StringBuilder("[profiles.default]\n");
    StringBuilder others = new StringBuilder("[profiles.default]\n");
    for (Setting setting : Setting.values()) {
      (setting.isSecret() ? secrets : others)
          .append(setting.key())
          .append(" = \"")
          .append(setting.isSecret() ? SECRET : "http://anna:" + SECRET + "@h/3.1")
          .append("\"\n");
    }
    write("secrets.toml", secrets.toString());
    write("config.toml", others.toString());

    List<CommandLineRun> runs = new ArrayList<>();
    runs.add(run("", "config", "list"));
    runs.add(run("", "config", "list", "--json"));
    Setting.keys().forEach(key -> runs.add(run("", "config", "get", key)));
    for (CommandLineRun run : runs) {
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).contains("***").doesNotContain(SECRET);
    }
  }
}
