package io.github.mmfapi.spring.test;

import io.github.mmfapi.sandbox.MmfSandbox;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Starts the sandbox of a context. Contexts are cached by the customizers that made them, so that
 * tests with equal annotations share context and sandbox.
 *
 * @param sandbox builds the sandbox
 * @param authorized whether all calls are made on behalf of its user
 */
record SandboxCustomizer(Class<? extends Supplier<MmfSandbox.Builder>> sandbox, boolean authorized)
    implements ContextCustomizer {
  private static final String SANDBOX = "mmfSandbox";
  private static final String DETAILS = "mmfSandboxConnectionDetails";

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration merged) {
    MmfSandbox started = BeanUtils.instantiateClass(sandbox).get().start();
    var beans = (DefaultListableBeanFactory) context.getBeanFactory();
    beans.registerSingleton(SANDBOX, started);
    // Also called if the context fails to start.
    beans.registerDisposableBean(SANDBOX, started::close);
    beans.registerSingleton(DETAILS, new SandboxConnectionDetails(started, authorized));
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                SANDBOX,
                Map.of(
                    "mmf.base-url", started.baseUrl().toString(),
                    "mmf.client-key", started.clientCredentials().key(),
                    "mmf.client-secret", started.clientCredentials().secret())));
  }
}
