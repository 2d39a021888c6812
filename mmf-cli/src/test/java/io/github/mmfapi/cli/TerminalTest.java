package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.cli.internal.session.Terminal;
import io.github.mmfapi.testoutput.JvmCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TerminalTest {
  @TempDir private Path folder;

  @Test
  void json_charactersOutsideTheCharset_areEscaped() {
    String json = "{\"é\":\"a\\\"日😀\"}";

    assertThat(Terminal.json(json, StandardCharsets.UTF_8)).isEqualTo(json);
    assertThat(Terminal.json(json, StandardCharsets.ISO_8859_1))
        .isEqualTo("{\"é\":\"a\\\"\\u65e5\\ud83d\\ude00\"}");
    assertThat(Terminal.json(json, StandardCharsets.US_ASCII))
        .isEqualTo("{\"\\u00e9\":\"a\\\"\\u65e5\\ud83d\\ude00\"}");
  }

  @Test
  void document_ofAnyFormat_isEscapedInItsOwnWay() {
    assertThat(Terminal.document(" <a>é😀</a>", StandardCharsets.US_ASCII))
        .isEqualTo(" <a>&#xe9;&#x1f600;</a>");
    assertThat(Terminal.document("[\"é\"]", StandardCharsets.US_ASCII)).isEqualTo("[\"\\u00e9\"]");
    assertThat(Terminal.document("é", StandardCharsets.US_ASCII)).isEqualTo("é");
  }

  @Test
  void refuseUnread_lineWithReplacementCharacter_namesTheLine() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Terminal.refuseUnread("the verifier", "58\uFFFD1"))
        .withMessageContainingAll("the verifier", "U+FFFD", "LC_ALL=C.UTF-8");
  }

  // A process of its own, because its locale is fixed when it starts.
  @Test
  @EnabledOnOs(OS.LINUX)
  void sign_inTheLocaleC_refusesWhatItCannotReadAndEscapesWhatItCannotShow() throws Exception {
    CommandLineRun unread = inLocaleC("--url", "http://h/", "--form", "name=é😀");
    assertThat(unread.exitCode()).as(unread.out()).isEqualTo(2);
    assertThat(unread.out()).contains("U+FFFD", "LC_ALL=C.UTF-8");

    CommandLineRun shown = inLocaleC("--url", "http://h/?name=%C3%A9");
    assertThat(shown.exitCode()).as(shown.out()).isZero();
    assertThat(shown.out()).contains("\\u00e9");
    assertThat(new ObjectMapper().readTree(shown.out()).at("/parameters/0/1").asText())
        .isEqualTo("é");
  }

  @Test
  void terminal_askedForByAnInterruptedThread_keepsTheFlag() {
    Thread.currentThread().interrupt();
    boolean isTerminal = Terminal.isOutput();

    assertThat(Thread.interrupted()).as("the interrupt flag").isTrue();
    assertThat(isTerminal).isFalse();
  }

  private CommandLineRun inLocaleC(String... arguments) throws IOException, InterruptedException {
    Path script = folder.resolve("arguments");
    Path printed = folder.resolve("printed");
    List<String> command =
        JvmCommand.of(List.of(), Mmf.class.getName(), "sign", "--json", "--method", "GET");
    command.addAll(List.of(arguments));
    // The shell passes the bytes of the file, whatever the charset of this process.
    Files.writeString(
        script, "exec '" + String.join("' '", command) + "' >'" + printed + "' 2>&1\n");
    ProcessBuilder builder = new ProcessBuilder("sh", script.toString());
    builder.environment().putAll(CommandLineRun.TUTORIAL_CLIENT);
    builder.environment().putAll(Map.of("LC_ALL", "C", "LANG", "C"));
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new CommandLineRun(process.exitValue(), Files.readString(printed), "");
  }
}
