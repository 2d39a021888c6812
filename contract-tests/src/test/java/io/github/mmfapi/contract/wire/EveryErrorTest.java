package io.github.mmfapi.contract.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.mmfapi.client.error.MmfApiException;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.MmfServerException;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.conformance.DeliberateFaults;
import io.github.mmfapi.contract.coverage.ErrorPath;
import io.github.mmfapi.contract.coverage.Ledger;
import io.github.mmfapi.contract.internal.spec.Examples;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.Operations;
import io.github.mmfapi.contract.operations.Bindings;
import io.github.mmfapi.contract.support.ContractServer;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way of reporting failure ends in its typed exception, for every operation. */
@DeliberateFaults("an envelope instead of a file, and the page of a gateway")
class EveryErrorTest {
  private static final String OTHER_WORDS = "No such thing";
  private static final String REFUSAL =
      Recorded.UNSIGNED.replaceFirst("\\[\"API.*?\"\\]", "[\"" + OTHER_WORDS + "\"]");

  @RegisterExtension final ContractServer server = new ContractServer();

  @ParameterizedTest
  @EnumSource
  void failure_ofAnyOperation_isTheTypedException(ErrorPath path) {
    try (var client = server.client()) {
      for (Operation operation : Operations.generated()) {
        server.answer(answer(path));

        Throwable thrown =
            catchThrowable(() -> Bindings.call(client, operation, Examples.least(operation)));

        assertThat(serverError(operation, path, thrown))
            .as("%s, %s", operation, path)
            .isExactlyInstanceOf(exception(path))
            .hasMessageStartingWith(operation.verb() + " " + operation.method() + " ");
        assertThat(((MmfException) thrown).errors()).as("%s", operation).isEqualTo(words(path));
        Ledger.note(path, operation);
      }
    }
  }

  /** For a write, a server error is the cause of an exception about the unknown outcome. */
  private static Throwable serverError(Operation operation, ErrorPath path, Throwable thrown) {
    if (operation.verb().equals("GET") || exception(path) != MmfServerException.class) {
      return thrown;
    }
    assertThat(thrown)
        .as("%s, %s", operation, path)
        .isExactlyInstanceOf(WriteOutcomeUnknownException.class)
        .hasMessageStartingWith(operation.verb() + " " + operation.method() + " ");
    return thrown.getCause();
  }

  private static ResponseDefinitionBuilder answer(ErrorPath path) {
    return switch (path) {
      case AUTHENTICATION_UNDER_200 -> ContractServer.json(Recorded.UNSIGNED);
      case REFUSAL_UNDER_200 -> ContractServer.json(REFUSAL);
      case AUTHENTICATION_UNDER_403 -> ContractServer.json(Recorded.UNSIGNED).withStatus(403);
      case REFUSAL_UNDER_500 -> ContractServer.json(REFUSAL).withStatus(500);
      case PAGE_UNDER_504 ->
          aResponse()
              .withStatus(504)
              .withHeader("Content-Type", "text/html")
              .withBody("<html><body>Gateway Timeout</body></html>");
    };
  }

  private static Class<? extends MmfException> exception(ErrorPath path) {
    return switch (path) {
      case AUTHENTICATION_UNDER_200, AUTHENTICATION_UNDER_403 -> MmfAuthenticationException.class;
      case REFUSAL_UNDER_200 -> MmfApiException.class;
      case REFUSAL_UNDER_500, PAGE_UNDER_504 -> MmfServerException.class;
    };
  }

  private static List<String> words(ErrorPath path) {
    return switch (path) {
      case AUTHENTICATION_UNDER_200, AUTHENTICATION_UNDER_403 ->
          List.of("API Authentication failed for this Service. Bad API Key or Invalid User.");
      case REFUSAL_UNDER_200, REFUSAL_UNDER_500 -> List.of(OTHER_WORDS);
      case PAGE_UNDER_504 -> List.of();
    };
  }
}
