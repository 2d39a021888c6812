package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What {@code mmf.cmd} needs to work in cmd.exe, which the build does not have: it was run in that
 * of Wine, with arguments, paths with blanks and parentheses, exit codes and without Java.
 */
class WindowsLauncherTest {
  private static final Path BIN = Path.of("src", "main", "dist", "bin");

  private static String script() throws IOException {
    return Files.readString(BIN.resolve("mmf.cmd"), StandardCharsets.US_ASCII);
  }

  private static List<String> lines() throws IOException {
    return script().lines().toList();
  }

  @Test
  void lines_endAsCmdNeedsThem() throws IOException {
    assertThat(script().replace("\r\n", "")).doesNotContain("\n", "\r");
  }

  @Test
  void pathsWithBlanks_areQuotedWhereverTheyAreUsed() throws IOException {
    assertThat(lines())
        .contains("  set \"mmf_java=%JAVA_HOME%\\bin\\java.exe\"", "if not exist \"%mmf_java%\" (")
        .anyMatch(line -> line.startsWith("\"%mmf_java%\" "));
    assertThat(script().replace("\"%mmf_java%\"", "")).doesNotContain("%mmf_java%");
  }

  @Test
  void variablesAndExclamationMarks_areLeftAlone() throws IOException {
    // Variables end with the script, and an exclamation mark in an argument is no variable.
    assertThat(lines()).contains("setlocal DisableDelayedExpansion");
  }

  @Test
  void java_isNotTakenFromTheCurrentDirectory() throws IOException {
    assertThat(lines()).contains("  for %%J in (java.exe) do set \"mmf_java=%%~$PATH:J\"");
    assertThat(script()).doesNotContain("=java.exe");
  }

  @Test
  void java_getsAllArgumentsAndTheOptionsOfTheOtherLauncher() throws IOException {
    String other = Files.readString(BIN.resolve("mmf"));
    String start = "set -- ";
    String options =
        other.substring(other.indexOf(start) + start.length(), other.indexOf(" -cp \"$jar\""));

    assertThat(lines())
        .contains("\"%mmf_java%\" " + options + " -jar \"%~dp0..\\lib\\mmf.jar\" %*");
  }

  @Test
  void exitCode_isThatOfJava() throws IOException {
    List<String> lines = lines();
    int call = lines.size() - 2;

    assertThat(lines.get(call)).endsWith(" %*");
    assertThat(lines.get(call + 1)).isEqualTo("exit /b %ERRORLEVEL%");
  }
}
