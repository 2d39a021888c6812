package io.github.mmfapi.testoutput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The console gets the output of failed tests and the reasons of skipped ones, a file the rest. */
class QuietConsoleTest {
  @TempDir private Path folder;

  static final class PrintingCase {
    @BeforeAll
    static void setUp() {
      System.out.println("set up");
    }

    @Test
    void passes() {
      System.out.println("of the passing test");
    }

    @Test
    void fails() {
      System.out.println("of the failing test");
      System.err.println("error of the failing test");
      Assertions.fail("on purpose");
    }

    @Test
    void reports(TestReporter reporter) {
      reporter.publishEntry("Report", "target/index.html");
    }
  }

  static final class SkippedCase {
    @Test
    void first() {
      Assumptions.abort("no such program");
    }

    @Test
    void second() {
      Assumptions.abort("no such program");
    }

    @Test
    @Disabled("not today")
    void third() {}
  }

  static final class AbortedCase {
    @BeforeAll
    static void setUp() {
      Assumptions.abort("no server");
    }

    @Test
    void first() {}

    @Test
    void second() {}
  }

  static final class BrokenCase {
    @BeforeAll
    static void setUp() {
      System.out.println("before the failure");
      throw new IllegalStateException("on purpose");
    }

    @Test
    void test() {}
  }

  private String console(Path outputFolder, Class<?> testClass) {
    PrintStream before = System.out;
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
    try {
      LauncherFactory.create(
              LauncherConfig.builder()
                  .enableTestExecutionListenerAutoRegistration(false)
                  .addTestExecutionListeners(new QuietConsole(outputFolder))
                  .build())
          .execute(
              LauncherDiscoveryRequestBuilder.request().selectors(selectClass(testClass)).build());
      System.out.println("[end]");
    } finally {
      System.setOut(before);
    }
    return console.toString(StandardCharsets.UTF_8);
  }

  @Test
  void console_showsOutputOfTheFailedTestOnly() {
    assertThat(console(folder, PrintingCase.class))
        .contains("PrintingCase > fails()")
        .contains("set up\nof the failing test\nerror of the failing test\n")
        .doesNotContain("of the passing test")
        .endsWith("[end]\n");
  }

  @Test
  void console_showsWhatTestsReport() {
    assertThat(console(folder, PrintingCase.class)).contains("Report: target/index.html\n");
  }

  @Test
  void file_hasTheOutputOfTheWholeClass() throws Exception {
    console(folder, PrintingCase.class);

    Path file = folder.resolve(PrintingCase.class.getName() + "-output.txt");
    assertThat(Files.readString(file))
        .contains("set up\n", "of the passing test\n", "of the failing test\n");
  }

  @Test
  void skippedTests_haveOneLinePerReason() {
    assertThat(console(folder, SkippedCase.class))
        .isEqualTo(
            """
            SKIPPED: no such program (2 tests in QuietConsoleTest$SkippedCase)
            SKIPPED: not today (1 test in QuietConsoleTest$SkippedCase)
            [end]
            """);
  }

  @Test
  void skippedClass_countsItsTests() {
    assertThat(console(folder, AbortedCase.class))
        .startsWith("SKIPPED: no server (2 tests in QuietConsoleTest$AbortedCase)\n");
  }

  @Test
  void failureBeforeAllTests_showsItsOutput() {
    assertThat(console(folder, BrokenCase.class)).contains("before the failure\n");
  }

  @Test
  void withoutFolder_consoleShowsEverything() {
    assertThat(console(null, PrintingCase.class)).contains("of the passing test\n");
  }
}
