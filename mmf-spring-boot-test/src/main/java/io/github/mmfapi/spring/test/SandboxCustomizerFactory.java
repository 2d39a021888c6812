package io.github.mmfapi.spring.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds {@link MmfSandboxTest} at a test class or one that encloses it. Spring creates it. */
final class SandboxCustomizerFactory implements ContextCustomizerFactory {

  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
    MmfSandboxTest annotation =
        TestContextAnnotationUtils.findMergedAnnotation(testClass, MmfSandboxTest.class);
    return annotation == null
        ? null
        : new SandboxCustomizer(annotation.sandbox(), annotation.authorized());
  }
}
