package io.github.mmfapi.testoutput;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Sends {@code System.out} and {@code System.err} to a file per test class while tests run. The
 * console shows the output of each failed test, one line per reason why tests were skipped, and
 * what tests publish through JUnit's {@code TestReporter}.
 *
 * <p>It does nothing unless the system property {@value #FOLDER} names the folder of the files, so
 * that an IDE shows the output of tests as usual.
 */
public final class QuietConsole implements TestExecutionListener {
  /** System property with the folder of the output files. */
  static final String FOLDER = "test.output.folder";

  private final @Nullable Path folder;
  private @Nullable Run run;

  /** What is known while a test plan runs. */
  private record Run(
      TestPlan plan, PrintStream out, PrintStream err, OutputFiles files, SkippedTests skipped) {}

  /** Called by JUnit's launcher. */
  public QuietConsole() {
    this(Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of).orElse(null));
  }

  QuietConsole(@Nullable Path folder) {
    this.folder = folder;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    if (folder == null) {
      return;
    }
    OutputFiles files = new OutputFiles(folder);
    run = new Run(plan, System.out, System.err, files, new SkippedTests());
    PrintStream captured = new PrintStream(files, true, StandardCharsets.UTF_8);
    System.setOut(captured);
    System.setErr(captured);
  }

  @Override
  public void executionStarted(TestIdentifier identifier) {
    Run current = run;
    if (current == null) {
      return;
    }
    if (identifier.isTest()) {
      current.files().startTest();
    } else if (isOuterClass(current.plan(), identifier)) {
      current.files().startClass(className(current.plan(), identifier));
    }
  }

  @Override
  public void executionSkipped(TestIdentifier identifier, String reason) {
    Run current = run;
    if (current != null) {
      noteSkipped(current, identifier, reason);
    }
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    Run current = run;
    if (current == null) {
      return;
    }
    switch (result.getStatus()) {
      case ABORTED ->
          noteSkipped(
              current,
              identifier,
              result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
      case FAILED -> showOutput(current, identifier);
      case SUCCESSFUL -> {}
    }
  }

  private static void noteSkipped(Run run, TestIdentifier identifier, String reason) {
    UniqueId id = identifier.getUniqueIdObject();
    long below =
        run.plan().countTestIdentifiers(t -> t.isTest() && t.getUniqueIdObject().hasPrefix(id));
    run.skipped().add(reason, className(run.plan(), identifier), (int) Math.max(1, below));
  }

  private static void showOutput(Run run, TestIdentifier identifier) {
    String output = run.files().currentOutput();
    if (!output.isBlank()) {
      String test = className(run.plan(), identifier) + " > " + identifier.getDisplayName();
      run.out().println("Output of " + test + ":");
      run.out().println(output.stripTrailing());
    }
  }

  @Override
  public void reportingEntryPublished(TestIdentifier identifier, ReportEntry entry) {
    Run current = run;
    if (current != null) {
      entry.getKeyValuePairs().forEach((key, value) -> current.out().println(key + ": " + value));
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    Run current = run;
    if (current != null) {
      System.setOut(current.out());
      System.setErr(current.err());
      current.files().close();
      current.skipped().lines().forEach(current.out()::println);
      run = null;
    }
  }

  /** Tells whether this is a class and not one nested in a class of the same plan. */
  private static boolean isOuterClass(TestPlan plan, TestIdentifier identifier) {
    return isClass(identifier)
        && plan.getParent(identifier).filter(QuietConsole::isClass).isEmpty();
  }

  private static boolean isClass(TestIdentifier identifier) {
    return identifier.getSource().filter(ClassSource.class::isInstance).isPresent();
  }

  /** Returns the class of a test or container; its own display name if it belongs to none. */
  private static String className(TestPlan plan, TestIdentifier identifier) {
    Optional<TestIdentifier> current = Optional.of(identifier);
    while (current.isPresent()) {
      TestSource source = current.get().getSource().orElse(null);
      if (source instanceof ClassSource type) {
        return type.getClassName();
      }
      if (source instanceof MethodSource method) {
        return method.getClassName();
      }
      current = plan.getParent(current.get());
    }
    return identifier.getDisplayName();
  }
}
