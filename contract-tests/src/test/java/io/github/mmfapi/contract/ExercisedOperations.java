package io.github.mmfapi.contract;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes which operations of the spec the contract tests have called, in a file that {@link
 * OperationCoverageGate} reads when all of them have run.
 */
final class ExercisedOperations {
  private static final Map<String, String> OPERATIONS = SpecOperations.byVerbAndPath();

  private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

  static {
    try {
      // The operations of an earlier run prove nothing about this one.
      Files.createDirectories(OperationCoverageGate.EXERCISED.getParent());
      Files.writeString(OperationCoverageGate.EXERCISED, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ExercisedOperations() {}

  /** Notes each operation that this server is asked for. */
  static void watch(WireMockServer server) {
    server.addMockServiceRequestListener((request, response) -> note(request));
  }

  private static void note(Request request) {
    String path = request.getUrl().replaceFirst("^/3\\.1", "").replaceFirst("\\?.*", "");
    String operation = OPERATIONS.get(request.getMethod() + " " + path);
    if (operation != null && NOTED.add(operation)) {
      try {
        Files.writeString(
            OperationCoverageGate.EXERCISED, operation + "\n", StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
