package io.github.mmfapi.spring.autoconfigure;

import io.github.mmfapi.spring.MmfConfigurationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a wrong property as description and action instead of a stack trace. */
final class MmfConfigurationFailureAnalyzer
    extends AbstractFailureAnalyzer<MmfConfigurationException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, MmfConfigurationException cause) {
    return new FailureAnalysis(
        "The property " + cause.property() + " cannot be used: " + cause.problem() + ".",
        cause.action() + ".",
        cause);
  }
}
