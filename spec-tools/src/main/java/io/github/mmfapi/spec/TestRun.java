package io.github.mmfapi.spec;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one test class in this JVM, and writes what failed to a file. */
final class TestRun implements TestExecutionListener {
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  private int passed;
  private @Nullable TestPlan plan;

  private TestRun() {}

  /**
   * Runs a test class.
   *
   * @param args the class, and the file for the result
   */
  public static void main(String[] args) throws IOException {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(args[0])).build();
    Launcher launcher = LauncherFactory.create();
    TestRun run = new TestRun();
    launcher.execute(request, run);
    List<String> lines = new ArrayList<>();
    lines.add(String.valueOf(run.passed));
    lines.addAll(run.failures);
    Files.write(Path.of(args[1]), lines);
    // The server of the test has threads of its own.
    System.exit(0);
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
      passed += test.isTest() ? 1 : 0;
      return;
    }
    String parent =
        Optional.ofNullable(plan)
            .flatMap(p -> p.getParent(test))
            .map(TestIdentifier::getDisplayName)
            .orElse("the test class");
    String message = result.getThrowable().map(Throwable::getMessage).orElse("no message").strip();
    failures.add(
        String.join(
            "\t",
            parent,
            test.getDisplayName(),
            message.substring(0, Math.min(300, message.length())).replaceAll("\\s+", " ")));
  }
}
