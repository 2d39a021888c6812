package io.github.mmfapi.sandbox;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.mmfapi.sandbox.internal.console.Console;
import java.time.Clock;

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
    ResponseDefinition response = event.getResponseDefinition();
    boolean isOurs =
        stub == null
            || stub.getResponse().getTransformers().contains(SandboxWireMockExtension.NAME);
    if (!isOurs && response != null && console.records()) {
      console.record(event.getRequest(), response, clock.instant(), 0);
    }
  }
}
