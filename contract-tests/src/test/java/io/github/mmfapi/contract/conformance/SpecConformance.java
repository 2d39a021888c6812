package io.github.mmfapi.contract.conformance;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import io.github.mmfapi.contract.coverage.Ledger;
import io.github.mmfapi.contract.coverage.Proof;
import io.github.mmfapi.contract.internal.spec.Operations;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Listens to WireMock servers during a test and fails the test if a request or a response is not
 * what the spec describes. {@link DeliberateFaults} marks tests whose responses break the spec on
 * purpose.
 */
public final class SpecConformance implements BeforeEachCallback, AfterEachCallback {
  private final Queue<String> violations = new ConcurrentLinkedQueue<>();
  private final Set<WireMockServer> watched = Collections.newSetFromMap(new IdentityHashMap<>());
  private volatile boolean checksResponses = true;
  private volatile boolean checksRequests = true;

  /** Listens to a server; further calls for the same server do nothing. */
  public void watch(WireMockServer server) {
    if (watched.add(server)) {
      server.addMockServiceRequestListener(this::check);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    violations.clear();
    DeliberateFaults faults =
        Optional.ofNullable(context.getRequiredTestMethod().getAnnotation(DeliberateFaults.class))
            .orElse(context.getRequiredTestClass().getAnnotation(DeliberateFaults.class));
    checksResponses = faults == null;
    checksRequests = faults == null || !faults.inRequests();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<String> found = List.copyOf(violations);
    violations.clear();
    if (!found.isEmpty()) {
      throw new AssertionError(
          "requests or responses differ from the spec:\n  " + String.join("\n  ", found));
    }
  }

  private void check(Request request, Response response) {
    SpecExchange exchange = new SpecExchange(request, response);
    if (!exchange.isOfTheApi()) {
      return;
    }
    Operations.of(request.getMethod().getName(), exchange.path())
        .ifPresent(operation -> Ledger.note(Proof.CALLED, operation));
    if (exchange.isFormOfAPage()) {
      return;
    }
    if (checksRequests) {
      violations.addAll(exchange.violationsOfRequest());
    }
    if (checksResponses) {
      violations.addAll(exchange.violationsOfResponse());
    }
  }
}
