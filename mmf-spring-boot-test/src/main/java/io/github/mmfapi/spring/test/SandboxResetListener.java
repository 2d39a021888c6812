package io.github.mmfapi.spring.test;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/** Resets the sandbox of the context before each test method. Spring creates it. */
final class SandboxResetListener implements TestExecutionListener {

  @Override
  public void beforeTestMethod(TestContext test) {
    if (TestContextAnnotationUtils.hasAnnotation(test.getTestClass(), MmfSandboxTest.class)) {
      test.getApplicationContext().getBean(SandboxConnectionDetails.class).reset();
    }
  }
}
