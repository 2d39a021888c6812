package io.github.mmfapi.spring.test;

import io.github.mmfapi.sandbox.MmfSandbox;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Injects the sandbox of the context into parameters of test methods. JUnit creates it. */
final class SandboxParameters implements ParameterResolver {

  /** Leaves parameters that Spring resolves to Spring: two resolvers of one are an error. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == MmfSandbox.class
        && !parameter.isAnnotated(Autowired.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return SpringExtension.getApplicationContext(context).getBean(MmfSandbox.class);
  }
}
