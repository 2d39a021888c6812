package io.github.mmfapi.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.sandbox.MmfSandbox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.MergedContextConfiguration;

/** The sandbox of a context ends with it, and with one that does not start. */
class ClosedSandboxTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sandbox_ofAClosedContext_isStopped(boolean starts) {
    MmfSandbox sandbox;
    try (GenericApplicationContext context = new GenericApplicationContext()) {
      new SandboxCustomizer(MmfSandboxTest.DefaultSandbox.class, true)
          .customizeContext(
              context, new MergedContextConfiguration(getClass(), null, null, null, null));
      sandbox = (MmfSandbox) context.getBeanFactory().getSingleton("mmfSandbox");
      if (!starts) {
        context.registerBean(
            "broken",
            Object.class,
            () -> {
              throw new IllegalStateException("no");
            });
      }
      Throwable thrown = catchThrowable(context::refresh);

      assertThat(thrown == null).isEqualTo(starts);
      assertThat(sandbox.wireMock().isRunning()).isEqualTo(starts);
    }
    assertThat(sandbox.wireMock().isRunning()).isFalse();
  }
}
