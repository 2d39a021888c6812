import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.MmfSandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs a test with the sandbox's extension. */
public final class JunitConsumer {
  private JunitConsumer() {}

  /** The test. */
  static class ListTest {
    @RegisterExtension
    static final MmfSandboxExtension SANDBOX = MmfSandboxExtension.create();

    @Test
    void workouts_areListed(MmfSandbox sandbox) {
      try (MmfClient client =
          MmfClient.builder()
              .baseUrl(sandbox.baseUrl())
              .clientCredentials(sandbox.clientCredentials())
              .tokenCredentials(sandbox.authorize(sandbox.user()))
              .build()) {
        if (client.workouts().getWorkouts() == null) {
          throw new AssertionError("no workouts");
        }
      }
    }
  }

  public static void main(String[] arguments) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(ListTest.class)).build(),
            listener);
    listener.getSummary().getFailures().forEach(f -> f.getException().printStackTrace());
    if (listener.getSummary().getTestsSucceededCount() != 1) {
      throw new AssertionError("the test did not succeed");
    }
    System.out.println("the extension works");
  }
}
