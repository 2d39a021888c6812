package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.sandbox.SandboxUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code eval "$(mmf sandbox --env)"}; three processes are started. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no sh")
class DetachedSandboxTest {
  @TempDir private Path home;

  @Test
  void sandbox_env_setsUpAShellForASandboxThatGoesOn() throws Exception {
    CommandLineRun run = CommandLineRun.of(Map.of(), "sandbox", "--env", "--demo");
    assertThat(run.exitCode()).as(run.err()).isZero();

    Map<String, String> shell = evaluated(run.out());
    ProcessHandle sandbox =
        ProcessHandle.of(Long.parseLong(shell.get("MMF_SANDBOX_PID"))).orElseThrow();
    try {
      assertThat(shell)
          .containsEntry(Environment.USERNAME, SandboxUser.TUTORIAL.username())
          .containsEntry(Environment.PASSWORD, SandboxUser.TUTORIAL.password());
      shell.put(Environment.HOME, home.toString());
      assertThat(CommandLineRun.of(shell, "whoami").out()).contains("26345682");
      assertThat(CommandLineRun.of(shell, "call", "get_workouts", "limit=1").out())
          .doesNotContain("\"count\":\"0\"");

      // Ctrl-C in the terminal and closing it do not end it.
      for (String signal : new String[] {"INT", "HUP"}) {
        new ProcessBuilder("kill", "-s", signal, Long.toString(sandbox.pid())).start().waitFor();
      }
      assertThat(CommandLineRun.of(shell, "whoami").exitCode()).isZero();
    } finally {
      sandbox.destroy();
    }
    sandbox.onExit().get(30, TimeUnit.SECONDS);
  }

  @Test
  void sandbox_envThatCannotStart_failsAsTheSandboxDoes() {
    CommandLineRun run = CommandLineRun.of(Map.of(), "sandbox", "--env", "--bind", "192.0.2.1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "mmf: the sandbox did not start: 192.0.2.1 is not an address of this machine; give"
                + " --bind one of its own, such as 127.0.0.1, ::1 or 0.0.0.0 for all");
  }

  /** A JVM can print a warning first, which is no description of the sandbox. */
  @Test
  void sandbox_envThatPrintsSomethingElse_isEnded() throws Exception {
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'a warning'\nexec sleep 60\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
    String javaHome = System.setProperty("java.home", home.toString());
    try {
      assertThat(CommandLineRun.of(Map.of(), "sandbox", "--env").exitCode()).isEqualTo(1);
    } finally {
      System.setProperty("java.home", javaHome);
    }

    for (ProcessHandle child : ProcessHandle.current().children().toList()) {
      if (!before.contains(child)) {
        child.onExit().get(20, TimeUnit.SECONDS);
      }
    }
  }

  /** Returns the variables of a shell after it has run a script. */
  private static Map<String, String> evaluated(String script) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", "eval \"$1\" >/dev/null; env", "sh", script).start();
    Map<String, String> variables = new HashMap<>();
    new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("MMF_"))
        .forEach(
            line ->
                variables.put(
                    line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
    assertThat(shell.waitFor()).isZero();
    return variables;
  }
}
