package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.cli.internal.session.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code mmf config}, and the profiles that the other commands use. */
class ConfigCommandTest {
  private static final String URL = "http://127.0.0.1:1/3.1";

  @TempDir private Path home;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void setHome() {
    environment.put(Environment.HOME, home.toString());
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(environment, arguments);
  }

  private void set(String... arguments) {
    CommandLineRun run = run(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private void setSecret(String value, String... arguments) {
    CommandLineRun run = CommandLineRun.withInput(environment, value + "\n", arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out() + run.err()).doesNotContain(value);
  }

  private String file(String name) throws IOException {
    return Files.readString(home.resolve(name));
  }

  @Test
  void set_eachSetting_isReadAgain() {
    set("config", "set", "base_url", URL);
    set("config", "set", "client_key", "a \"key\" \\ ü");

    assertThat(run("config", "get", "base_url").out()).isEqualToIgnoringNewLines(URL);
    assertThat(run("config", "get", "client_key").out())
        .isEqualToIgnoringNewLines("a \"key\" \\ ü");
    assertThat(run("config", "get", "profile").out()).isEqualToIgnoringNewLines("default");
    CommandLineRun missing = run("config", "get", "client_secret");
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("client_secret is not set in the profile default");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no mode")
  void set_secret_isInAFileOfItsOwnForTheOwnerOnly() throws IOException {
    setSecret("geheim", "config", "set", "client_secret");
    set("config", "set", "client_key", "k");

    assertThat(file("config.toml")).doesNotContain("geheim");
    assertThat(file("secrets.toml")).contains("client_secret = \"geheim\"");
    assertThat(Files.getPosixFilePermissions(home.resolve("secrets.toml")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    CommandLineRun get = run("config", "get", "client_secret");
    assertThat(get.out()).isEqualToIgnoringNewLines("***");
    assertThat(run("config", "list").out()).contains("client_secret", "***", "secrets.toml");
    assertThat(run("config", "list", "--json").out()).doesNotContain("geheim");

    Files.setPosixFilePermissions(
        home.resolve("secrets.toml"), PosixFilePermissions.fromString("rw-r-----"));
    CommandLineRun open = run("config", "list");
    assertThat(open.exitCode()).isEqualTo(1);
    assertThat(open.err()).contains("can be read by others (rw-r-----); run: chmod 600");
  }

  /** A file that was written by hand can have them. */
  @Test
  void baseUrl_withUserAndPassword_isShownWithoutThem() throws IOException {
    Files.writeString(
        home.resolve("config.toml"),
        "[profiles.default]\nbase_url = \"http://anna:geheim@127.0.0.1:1/3.1\"\n");
    for (String command : new String[] {"list", "list --json", "get base_url"}) {
      CommandLineRun run = run(("config " + command).split(" ", -1));

      assertThat(run.out()).as(command).contains("127.0.0.1:1/3.1");
      assertThat(run.out() + run.err()).as(command).doesNotContain("geheim", "anna");
    }
  }

  @Test
  void set_secretAsArgument_isRefusedWithoutIt() {
    CommandLineRun run = run("config", "set", "client_secret", "geheim");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("others can see arguments").doesNotContain("geheim");
  }

  @Test
  void set_inAFileWithComments_changesOneLine() throws IOException {
    Files.writeString(
        home.resolve("config.toml"),
        """
        # mine
        profile = "work" # the usual one

        [profiles.work] # at work
        base_url = "http://h/3.1"

        [profiles.home]
        client_key = "k"
        """);
    set("config", "set", "client_key", "w");
    set("config", "set", "base_url", URL, "--profile", "home");
    set("config", "set", "profile", "home");
    set("config", "set", "base_url", "http://new/3.1", "--profile", "new");

    assertThat(file("config.toml"))
        .isEqualTo(
            """
            # mine
            profile = "home"

            [profiles.work] # at work
            base_url = "http://h/3.1"
            client_key = "w"

            [profiles.home]
            client_key = "k"
            base_url = "http://127.0.0.1:1/3.1"

            [profiles.new]
            base_url = "http://new/3.1"
            """);
  }

  @Test
  void set_inAFileOfAnotherForm_isRefusedAndChangesNothing() throws IOException {
    String toml = "profiles = { default = { client_key = \"k\" } }\n";
    Files.writeString(home.resolve("config.toml"), toml);
    CommandLineRun run = run("config", "set", "client_key", "other");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(file("config.toml")).isEqualTo(toml);
    assertThat(run("config", "get", "client_key").out()).contains("k");
  }

  @Test
  void list_sourceOfEachSetting_isShown() throws IOException {
    set("config", "set", "base_url", URL, "--profile", "work");
    set("config", "set", "client_key", "k", "--profile", "work");
    environment.put("MMF_PROFILE", "work");
    environment.put(Environment.CLIENT_KEY, "of the environment");
    JsonNode list = new ObjectMapper().readTree(run("config", "list", "--json").out());

    assertThat(list.at("/profile/value").asText()).isEqualTo("work");
    assertThat(list.at("/base_url/value").asText()).isEqualTo(URL);
    assertThat(list.at("/base_url/source").asText()).endsWith("config.toml");
    assertThat(list.at("/client_key/value").asText()).isEqualTo("of the environment");
    assertThat(list.at("/client_key/source").asText()).isEqualTo("MMF_CLIENT_KEY");
    assertThat(list.at("/client_secret/value").isNull()).isTrue();
  }

  /** The server that a command would call: that of the option, the variable, or the profile. */
  @Test
  void precedence_isOptionThenEnvironmentThenProfile() {
    set("config", "set", "base_url", "http://127.0.0.1:1/3.1");
    set("config", "set", "base_url", "http://127.0.0.1:2/3.1", "--profile", "two");
    environment.putAll(CommandLineRun.TUTORIAL_CLIENT);
    assertThat(run("whoami").err()).contains("not logged in at http://127.0.0.1:1/3.1");
    assertThat(run("--profile", "two", "whoami").err()).contains("127.0.0.1:2/3.1");
    assertThat(run("whoami", "--profile", "two").err()).contains("127.0.0.1:2/3.1");
    environment.put(Environment.PROFILE, "two");
    assertThat(run("whoami").err()).contains("127.0.0.1:2/3.1");
    assertThat(run("whoami", "--profile", "default").err()).contains("127.0.0.1:1/3.1");
    environment.put(Environment.BASE_URL, "http://127.0.0.1:3/3.1");
    assertThat(run("whoami").err()).contains("127.0.0.1:3/3.1");
    assertThat(run("whoami", "--base-url", "http://127.0.0.1:4/3.1").err())
        .contains("127.0.0.1:4/3.1");
  }

  @Test
  void credentials_comeFromTheProfile() {
    set("config", "set", "client_key", "k");
    assertThat(run("whoami").err()).contains("MMF_CLIENT_SECRET", "mmf config set client_secret");
    setSecret("s", "config", "set", "client_secret");
    assertThat(run("whoami").err()).contains("not logged in");
  }

  @Test
  void profile_thatDoesNotExist_isWrongUsage() {
    set("config", "set", "base_url", URL, "--profile", "work");
    CommandLineRun run = run("whoami", "--profile", "wrk");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("there is no profile wrk", "there are: work");
  }

  @ParameterizedTest
  @CsvSource({
    "'[profiles.default]\nbase_ulr = \"x\"', unknown setting base_ulr, did you mean base_url?",
    "'[profiles.default]\nclient_secret = \"geheim\"', a secret, secrets.toml",
    "'base_url = \"x\"', outside of a profile, [profiles.default]",
    "'[profiles.default]\nclient_key = geheim', line 2, is not TOML"
  })
  void configuration_withMistake_isExplained(String toml, String message, String remedy)
      throws IOException {
    Files.writeString(home.resolve("config.toml"), toml);
    CommandLineRun run = run("config", "list");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("config.toml", message, remedy).doesNotContain("geheim");
    assertThat(run.err().lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "base_ulr, x, did you mean base_url?",
    "base_url, 127.0.0.1:8080/3.1, has no scheme",
    "profile, a b, letters",
    "nothing, x, there are: base_url"
  })
  void set_wrongSettingOrValue_isWrongUsage(String setting, String value, String message) {
    CommandLineRun run = run("config", "set", setting, value);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }
}
