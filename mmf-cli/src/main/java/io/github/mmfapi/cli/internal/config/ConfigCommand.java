package io.github.mmfapi.cli.internal.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.cli.internal.session.BaseUrl;
import io.github.mmfapi.cli.internal.session.Configuration;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.Setting;
import io.github.mmfapi.cli.internal.session.Similar;
import io.github.mmfapi.cli.internal.session.Terminal;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mmf config}: shows and changes the settings of the profiles. */
@Command(
    name = "config",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Shows and changes the settings of a profile, in config.toml.",
      "Settings: base_url, client_key, client_secret, store_key; and profile, the name of the"
          + " profile that is used by default. An environment variable overrides a setting, an option"
          + " overrides both. Secrets are kept in secrets.toml, which only you can read.",
      "Example: mmf config set base_url http://127.0.0.1:8080/3.1 --profile home"
    })
public final class ConfigCommand implements Runnable {
  /** The setting that names the profile. */
  private static final String PROFILE = "profile";

  private static final String MASK = "***";

  @Spec private CommandSpec spec;

  private final Environment environment;
  private final BufferedReader input;

  /**
   * Creates the command.
   *
   * @param input where a secret is read from if there is no terminal
   */
  // picocli sets the specification before it calls a method of this object.
  @SuppressWarnings("NullAway.Init")
  public ConfigCommand(Environment environment, BufferedReader input) {
    this.environment = environment;
    this.input = input;
  }

  @Override
  public void run() {
    spec.commandLine().usage(out());
    out().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** A setting, its value and the place it comes from. */
  private record Shown(String key, @Nullable String value, String source) {}

  @Command(
      name = "list",
      description = {
        "Lists the settings in effect and where each comes from; secrets are masked.",
        "Example: mmf config list --json"
      })
  int list(@Option(names = "--json", description = "Print one JSON object.") boolean json) {
    List<Shown> all = new ArrayList<>();
    all.add(shownProfile());
    for (Setting setting : Setting.values()) {
      all.add(shown(setting));
    }
    if (json) {
      ObjectNode object = new ObjectMapper().createObjectNode();
      for (Shown one : all) {
        object.putObject(one.key()).put("value", one.value()).put("source", one.source());
      }
      out().println(Terminal.json(object.toString(), Terminal.charset()));
    } else {
      all.forEach(
          one ->
              out()
                  .printf(
                      "%-13s  %s  (%s)%n",
                      one.key(), one.value() == null ? "-" : one.value(), one.source()));
    }
    out().flush();
    return CommandLine.ExitCode.OK;
  }

  private Shown shownProfile() {
    Configuration configuration = environment.configuration();
    String source =
        environment.isProfileNamed()
            ? "--profile or " + Environment.PROFILE
            : configuration.chosen() != null ? configuration.file().toString() : "default";
    return new Shown(PROFILE, environment.profile(), source);
  }

  private Shown shown(Setting setting) {
    Configuration configuration = environment.configuration();
    String value = environment.variables().get(setting.variable());
    String source = setting.variable();
    if (value == null || (value.isEmpty() && !setting.isSecret())) {
      value = configuration.get(environment.profile(), setting);
      source =
          value == null
              ? "not set"
              : (setting.isSecret() ? configuration.secretsFile() : configuration.file())
                  .toString();
    }
    if (value == null) {
      return new Shown(setting.key(), null, source);
    }
    return new Shown(setting.key(), setting.isSecret() ? MASK : BaseUrl.masked(value), source);
  }

  @Command(
      name = "get",
      description = {
        "Prints a setting; a secret is masked. The exit code is 1 if it is not set.",
        "Example: mmf config get base_url"
      })
  int get(
      @Parameters(paramLabel = "SETTING", description = "Such as base_url, or profile.")
          String key) {
    Shown shown = key.equals(PROFILE) ? shownProfile() : shown(setting(key));
    if (shown.value() == null) {
      throw new IllegalStateException(key + " is not set in the profile " + environment.profile());
    }
    out().println(shown.value());
    out().flush();
    return CommandLine.ExitCode.OK;
  }

  @Command(
      name = "set",
      description = {
        "Sets a setting of the profile, which is created if it does not exist.",
        "A secret is never an argument, which others can see: it is asked for, or read from"
            + " standard input.",
        "Example: mmf config set client_secret < secret.txt"
      })
  int set(
      @Parameters(paramLabel = "SETTING", description = "Such as base_url, or profile.") String key,
      @Parameters(arity = "0..1", paramLabel = "VALUE", description = "The value; not of a secret.")
          @Nullable String value)
      throws IOException {
    Configuration configuration = environment.configuration();
    if (key.equals(PROFILE)) {
      String name = profileName(required(key, value));
      new SettingsFile(configuration.file()).set(List.of(), PROFILE, name, false);
      return CommandLine.ExitCode.OK;
    }
    Setting setting = setting(key);
    String checked = setting.isSecret() ? secret(setting, value) : checked(setting, value);
    new SettingsFile(setting.isSecret() ? configuration.secretsFile() : configuration.file())
        .set(
            List.of("profiles", profileName(environment.profile())),
            key,
            checked,
            setting.isSecret());
    return CommandLine.ExitCode.OK;
  }

  private Setting setting(String key) {
    Setting setting = Setting.ofKey(key);
    if (setting == null) {
      List<String> keys = new ArrayList<>(Setting.keys());
      keys.add(PROFILE);
      throw wrong(
          "there is no setting "
              + key
              + Similar.question(key, keys)
              + (Similar.to(key, keys).isEmpty() ? "; there are: " + String.join(", ", keys) : ""));
    }
    return setting;
  }

  private String checked(Setting setting, @Nullable String value) {
    String text = required(setting.key(), value);
    if (setting == Setting.BASE_URL) {
      try {
        return BaseUrl.parse(text).toString();
      } catch (IllegalArgumentException e) {
        throw wrong(e.getMessage());
      }
    }
    return text;
  }

  private String required(String key, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw wrong("give the value of " + key + ": mmf config set " + key + " VALUE");
    }
    return value;
  }

  private String profileName(String name) {
    if (name.isEmpty()
        || !name.chars()
            .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-'))) {
      throw wrong(
          "the name of a profile has letters, digits, _ and - only, so not \"" + name + "\"");
    }
    return name;
  }

  private String secret(Setting setting, @Nullable String value) throws IOException {
    if (value != null) {
      throw wrong(
          setting.key()
              + " is a secret, and others can see arguments; give it on standard input: mmf config"
              + " set "
              + setting.key()
              + " < FILE");
    }
    Optional<Console> console =
        Terminal.isInput() ? Optional.ofNullable(System.console()) : Optional.empty();
    String typed =
        console.isEmpty()
            ? input.readLine()
            : console
                .map(terminal -> terminal.readPassword("%s: ", setting.key()))
                .map(String::new)
                .orElse(null);
    if (typed == null || typed.isEmpty()) {
      throw new IllegalStateException(
          "no value was given, so " + setting.key() + " is unchanged; type it, or give a file");
    }
    Terminal.refuseUnread("the value of " + setting.key(), typed);
    return typed;
  }

  private ParameterException wrong(@Nullable String message) {
    return new ParameterException(spec.commandLine(), String.valueOf(message));
  }
}
