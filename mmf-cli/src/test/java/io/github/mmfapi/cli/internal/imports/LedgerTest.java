package io.github.mmfapi.cli.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mmfapi.testoutput.FailingFiles;
import io.github.mmfapi.testoutput.Leftovers;
import io.github.mmfapi.testoutput.RecordingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final String SERVER = "http://127.0.0.1/3.1";

  @TempDir private Path home;

  private Ledger open() throws IOException {
    return Ledger.open(home, SERVER, 5, false);
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("imports"))) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void import_whoseStepFails_canBeMadeAgain() throws Exception {
    FailingFiles.assertGivenBack(
        "an import",
        () -> {
          if (Files.exists(home.resolve("imports"))) {
            Files.writeString(file(), "");
          }
          return home;
        },
        path -> {
          try (Ledger ledger = Ledger.open(path, SERVER, 5, false)) {
            ledger.add(new Ledger.Entry("d", Ledger.State.SENT, "f", "t"));
          }
        });
  }

  @Test
  void entry_isForced_andSoAreTheNamesOfANewLedgerAndItsFolder() throws IOException {
    RecordingFiles files = new RecordingFiles();

    try (Ledger ledger = Ledger.open(files.watch(home), SERVER, 5, false)) {
      ledger.add(new Ledger.Entry("d", Ledger.State.SENT, "f", "t"));
      ledger.add(new Ledger.Entry("d", Ledger.State.IMPORTED, "f", "t"));
    }

    String ledger = file().getFileName().toString();
    assertThat(files.steps())
        .containsExactly(
            "create imports",
            "force " + home.getFileName(),
            "create " + ledger,
            "force imports",
            "truncate " + ledger,
            "write " + ledger,
            "force " + ledger,
            "write " + ledger,
            "force " + ledger);
  }

  @Test
  void open_whileAnotherImportRuns_isRefusedAndLeavesNothingOpen() throws IOException {
    try (Ledger running = open()) {
      // The other import is writing a line.
      Files.writeString(file(), "{\"digest\"");
      Leftovers leftovers = Leftovers.fromNowOn();

      assertThatThrownBy(this::open)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another import uses");

      leftovers.assertNone("a second import");
      assertThat(file()).hasContent("{\"digest\"");
      assertThat(running.find("digest")).isNull();
    }
  }

  @Test
  void open_damaged_isRefusedAndLeavesNothingOpen() throws IOException {
    open().close();
    Files.writeString(file(), "{no json\n");
    Leftovers leftovers = Leftovers.fromNowOn();

    assertThatThrownBy(this::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is damaged: remove the line that begins at byte 0");

    leftovers.assertNone("an import with a damaged ledger");
    Files.writeString(file(), "");
    open().close();
  }

  @Test
  void open_lineThatWasNotWrittenWhole_isCutOff() throws IOException {
    String line = "{\"digest\":\"d\",\"state\":\"IMPORTED\",\"file\":\"f\",\"time\":\"t\"}\n";
    open().close();
    Files.writeString(file(), line + line.substring(0, 20));

    try (Ledger ledger = open()) {
      assertThat(ledger.find("d")).isNotNull();
      assertThat(file()).hasContent(line.strip());
    }
  }

  @Test
  void entry_ofOneUserAtOneServer_isNobodyElses() throws IOException {
    try (Ledger ledger = open()) {
      ledger.add(new Ledger.Entry("d", Ledger.State.IMPORTED, "f", "t"));
    }

    for (boolean dryRun : new boolean[] {true, false}) {
      try (Ledger own = Ledger.open(home, SERVER, 5, dryRun);
          Ledger ofAnotherUser = Ledger.open(home, SERVER, 6, dryRun);
          Ledger atAnotherServer = Ledger.open(home, SERVER + "0", 5, dryRun)) {
        assertThat(own.find("d")).isNotNull();
        assertThat(ofAnotherUser.find("d")).isNull();
        assertThat(atAnotherServer.find("d")).isNull();
      }
    }
  }
}
