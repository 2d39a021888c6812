package io.github.mmfapi.sandbox;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.mmfapi.sandbox.internal.console.Console;
import java.time.Clock;
import java.util.List;

/** Records the requests that a stub of a test handled, faults for example. */
final class StubbedRequestListener implements ServeEventListener {
  private final Console console;
  private final Clock clock;

  StubbedRequestListener(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public String getName() {
    return "mmf-sandbox-stubbed-requests";
  }

  @Override
  public void afterMatch(ServeEvent event, Parameters parameters) {
    StubMapping stub = event.getStubMapping();
    if (stub != null && !isOfTheSandbox(stub)) {
      console.record(event.getRequest(), stub.getResponse(), clock.instant(), 0);
    }
  }

  private static boolean isOfTheSandbox(StubMapping stub) {
    // Null without transformers.
    List<String> transformers = stub.getResponse().getTransformers();
    return transformers != null && transformers.contains(SandboxWireMockExtension.NAME);
  }
}
