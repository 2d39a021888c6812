package io.github.mmfapi.spring.test;

import io.github.mmfapi.sandbox.MmfSandbox;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a sandbox for a test with a Spring context, such as one with {@code @SpringBootTest}. The
 * sandbox starts and ends with the context. The client calls it, and the properties {@code
 * mmf.base-url}, {@code mmf.client-key} and {@code mmf.client-secret} are those of the sandbox.
 * Before each test method the sandbox returns to its initial data.
 *
 * <pre>{@code
 * @SpringBootTest
 * @MmfSandboxTest
 * class WorkoutsTest {
 *   @Test
 *   void lists(@Autowired WorkoutsApi workouts, MmfSandbox sandbox) {
 *     assertThat(workouts.getWorkouts().workouts()).isEmpty();
 *   }
 * }
 * }</pre>
 *
 * <p>The sandbox and {@link MmfSandbox} parameters of test methods are the same object; it is also
 * a bean. Nested classes take part.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SandboxParameters.class)
public @interface MmfSandboxTest {

  /**
   * {@return what builds the sandbox, such as one with users and workouts of the test} It needs a
   * constructor without parameters. Default: a sandbox with one user and no workouts.
   */
  Class<? extends Supplier<MmfSandbox.Builder>> sandbox() default DefaultSandbox.class;

  /**
   * {@return whether all calls are made on behalf of the sandbox's user} Set it to false in tests
   * in which users authorize the application. Default: true.
   */
  boolean authorized() default true;

  /** A sandbox with the defaults of {@link MmfSandbox#builder()}. */
  final class DefaultSandbox implements Supplier<MmfSandbox.Builder> {
    /** Creates the supplier; the test does. */
    public DefaultSandbox() {}

    /** Returns a new builder. */
    @Override
    public MmfSandbox.Builder get() {
      return MmfSandbox.builder();
    }
  }
}
