package io.github.mmfapi.cli.internal.completion;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mmf completion}: prints the script that completes this command in a shell. */
@Command(
    name = "completion",
    description = {
      "Prints the script that completes commands, options and methods in a shell.",
      "Example: mmf completion bash > ~/.local/share/bash-completion/completions/mmf",
      "In .bashrc or .zshrc: source <(mmf completion bash). In fish: mmf completion fish >"
          + " ~/.config/fish/completions/mmf.fish"
    })
public final class CompletionCommand implements Callable<Integer> {
  /** A shell with completion. */
  public enum Shell {
    /** Bash. */
    BASH,
    /** Zsh. */
    ZSH,
    /** Fish. */
    FISH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Picocli's script makes a command of Bash known to zsh by an alias. It has no effect if the
   * script is read by {@code eval}, which parses it as a whole.
   */
  private static final String ZSH_START = "whence compopt > /dev/null || compopt() { : }\n";

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell;

  @Spec private CommandSpec spec;

  /** Creates the command. */
  // picocli sets shell and specification before call() runs.
  @SuppressWarnings("NullAway.Init")
  public CompletionCommand() {}

  @Override
  public Integer call() {
    CommandLine mmf = spec.root().commandLine();
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (shell) {
          case BASH -> AutoComplete.bash("mmf", mmf);
          case ZSH -> ZSH_START + AutoComplete.bash("mmf", mmf);
          case FISH -> FishScript.of(mmf.getCommandSpec());
        });
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
