package io.github.mmfapi.sandbox;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a sandbox for JUnit 5 tests. In a static field it serves all tests of the class and is reset
 * before each test; in an instance field each test has its own. Test methods can also take an
 * {@link MmfSandbox} as a parameter. Requires {@code junit-jupiter-api} on the class path; this
 * module does not bring it.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MmfSandboxExtension SANDBOX =
 *     MmfSandboxExtension.of(MmfSandbox.builder().user(ANNA).workout(ANNA, RUN));
 *
 *
 *
 * @Test
 * void syncs(MmfSandbox sandbox) {
 *   sandbox.answerOnce("workouts/get_workouts", aResponse().withFault(EMPTY_RESPONSE));
 * }
 * }</pre>
 */
public final class MmfSandboxExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {
  private final MmfSandbox.Builder builder;
  private final boolean resets;
  private int runningClasses;
  private @Nullable MmfSandbox sandbox;

  private MmfSandboxExtension(MmfSandbox.Builder builder, boolean resets) {
    this.builder = Objects.requireNonNull(builder, "builder");
    this.resets = resets;
  }

  /** {@return an extension whose sandbox has all defaults} */
  public static MmfSandboxExtension create() {
    return of(MmfSandbox.builder());
  }

  /**
   * Returns an extension that starts its sandbox with a builder.
   *
   * @param builder the builder of the sandbox
   * @return the extension
   */
  public static MmfSandboxExtension of(MmfSandbox.Builder builder) {
    return new MmfSandboxExtension(builder, true);
  }

  /** {@return a copy that does not reset the sandbox of a static field between tests} */
  public MmfSandboxExtension withoutReset() {
    return new MmfSandboxExtension(builder, false);
  }

  /**
   * {@return the running sandbox}
   *
   * @throws IllegalStateException if no test is running
   */
  public MmfSandbox sandbox() {
    if (sandbox == null) {
      throw new IllegalStateException(
          "the sandbox is not running; annotate the field with @RegisterExtension and use it in"
              + " tests only");
    }
    return sandbox;
  }

  /**
   * Starts the sandbox of a static field, unless it runs already for the class that a nested one is
   * in. JUnit calls this.
   */
  @Override
  public void beforeAll(ExtensionContext context) {
    if (runningClasses++ == 0) {
      sandbox = builder.start();
    }
  }

  /**
   * Resets the sandbox of a static field, or starts that of an instance field. JUnit calls this.
   */
  @Override
  public void beforeEach(ExtensionContext context) {
    if (sandbox == null) {
      sandbox = builder.start();
    } else if (resets) {
      sandbox.reset();
    }
  }

  /** Stops the sandbox of an instance field. JUnit calls this. */
  @Override
  public void afterEach(ExtensionContext context) {
    if (runningClasses == 0) {
      stop();
    }
  }

  /** Stops the sandbox of a static field after the last of its classes. JUnit calls this. */
  @Override
  public void afterAll(ExtensionContext context) {
    if (--runningClasses == 0) {
      stop();
    }
  }

  private void stop() {
    if (sandbox != null) {
      sandbox.close();
      sandbox = null;
    }
  }

  /** Tells whether a parameter is of type {@link MmfSandbox}. JUnit calls this. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == MmfSandbox.class;
  }

  /** Returns the sandbox for a parameter. JUnit calls this. */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return sandbox();
  }
}
