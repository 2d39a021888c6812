package io.github.mmfapi.cli;

import io.github.mmfapi.cli.internal.call.CallCommand;
import io.github.mmfapi.cli.internal.completion.CompletionCommand;
import io.github.mmfapi.cli.internal.config.ConfigCommand;
import io.github.mmfapi.cli.internal.methods.DescribeCommand;
import io.github.mmfapi.cli.internal.methods.MethodsCommand;
import io.github.mmfapi.cli.internal.record.RecordCommand;
import io.github.mmfapi.cli.internal.routes.RoutesCommand;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.StandardOutput;
import io.github.mmfapi.cli.internal.verify.VerifyCommand;
import io.github.mmfapi.cli.internal.workouts.WorkoutsCommand;
import java.io.BufferedReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * The commands of {@code mmf}, in the order of its help.
 *
 * @param browser the user who authorizes the application at a login
 * @param input standard input
 * @param bytes standard output in bytes
 */
record Commands(
    Environment environment,
    Function<Steps, AuthorizingUser> browser,
    BufferedReader input,
    StandardOutput bytes) {
  /** The commands that need to know all others. */
  private static final Set<String> OF_ALL = Set.of("help", "completion");

  private Map<String, Supplier<Object>> suppliers() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("tutorial", () -> new TutorialCommand(environment));
    commands.put("sandbox", () -> new SandboxCommand(environment));
    commands.put("login", () -> new LoginCommand(environment, browser, input));
    commands.put("logout", () -> new LogoutCommand(environment));
    commands.put("whoami", () -> new WhoamiCommand(environment));
    commands.put("methods", MethodsCommand::new);
    commands.put("describe", DescribeCommand::new);
    commands.put("call", () -> new CallCommand(environment, input, bytes));
    commands.put(
        "workouts", () -> WorkoutsCommand.commandLine(LoginAccount.context(environment, bytes)));
    commands.put(
        "routes", () -> RoutesCommand.commandLine(LoginAccount.context(environment, bytes)));
    commands.put("bulk", BulkCommand::new);
    commands.put("sign", () -> new SignCommand(environment));
    commands.put("diagnose", () -> new DiagnoseCommand(environment, input));
    commands.put("verify", () -> new VerifyCommand(environment));
    commands.put("record", () -> new RecordCommand(environment));
    commands.put("config", () -> new ConfigCommand(environment, input));
    commands.put("completion", CompletionCommand::new);
    commands.put("help", HelpCommand::new);
    return commands;
  }

  /**
   * Adds the commands.
   *
   * @param first the first argument: if it is a command that does not need the others, only that is
   *     added, because picocli takes milliseconds for each
   */
  void addTo(CommandLine mmf, @Nullable String first) {
    Map<String, Supplier<Object>> all = suppliers();
    if (first != null && all.containsKey(first) && !OF_ALL.contains(first)) {
      all.keySet().retainAll(Set.of(first));
    }
    all.forEach((name, command) -> mmf.addSubcommand(name, command.get()));
  }

  /** {@return the names of the variables, never their values} */
  @Override
  public String toString() {
    return "Commands[" + environment + "]";
  }
}
