package io.github.mmfapi.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The contract as tests, and the answer for an application. */
class MmfContractTest {
  private final MmfSandbox sandbox = MmfSandbox.start();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private ContractVerifier.Builder verifier() {
    return ContractVerifier.builder()
        .baseUrl(sandbox.baseUrl())
        .clientCredentials(sandbox.clientCredentials())
        .tokenCredentials(sandbox.authorize(sandbox.user()));
  }

  private static Map<String, Throwable> outcomes(ContractVerifier verifier) {
    Map<String, Throwable> outcomes = new LinkedHashMap<>();
    MmfContract.tests(verifier)
        .forEach(
            test ->
                outcomes.put(
                    test.getDisplayName(), catchThrowable(() -> test.getExecutable().execute())));
    return outcomes;
  }

  @Test
  void keptInteractions_pass() {
    assertThat(outcomes(verifier().only("users/get_user").build()))
        .containsOnlyKeys(
            "users/get_user is answered",
            "users/get_user is refused when sent a second time",
            "users/get_user is refused when signed with a wrong secret")
        .allSatisfy((name, thrown) -> assertThat(thrown).isNull());
  }

  @Test
  void brokenInteraction_fails_andSkippedIsAborted() {
    sandbox
        .wireMock()
        .stubFor(
            get(urlPathEqualTo("/3.1/users/get_user"))
                .willReturn(okJson("{\"result\":{\"status\":1,\"output\":[],\"errors\":[]}}")));

    Map<String, Throwable> outcomes =
        outcomes(
            verifier()
                .only("users/get_user")
                .only("workouts/create_workout")
                .allowWrites(false)
                .build());

    assertThat(outcomes.get("users/get_user is answered"))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContainingAll("$.result.output", "expected  an object", "got       an empty");
    assertThat(outcomes.get("workouts/create_workout is answered"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("writes are not allowed");
  }

  @Test
  void answer_dependsOnWhatTheApplicationUses(@TempDir Path folder) throws IOException {
    UsedOperations recorded = new UsedOperations();
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl(sandbox.baseUrl())
            .clientCredentials(sandbox.clientCredentials())
            .tokenCredentials(sandbox.authorize(sandbox.user()))
            .listener(recorded)
            .build()) {
      client.users().getUser();
      client.workouts().getWorkouts();
      client.users().getUser();
    }
    recorded.write(folder.resolve("used.txt"));
    UsedOperations used = UsedOperations.read(folder.resolve("used.txt"));
    assertThat(used.operations()).containsExactly("users/get_user", "workouts/get_workouts");

    ContractReport report = verifier().only(used.operations()).build().verify();
    assertThat(report.verdictOn(used).isYes()).as(report.text()).isTrue();

    sandbox
        .wireMock()
        .stubFor(get(urlPathEqualTo("/3.1/workouts/get_workouts")).willReturn(okJson("{}")));
    DeploymentVerdict no = verifier().only(used.operations()).build().verify().verdictOn(used);
    assertThat(no.broken()).containsExactly("workouts/get_workouts");
    assertThat(no.kept()).containsExactly("users/get_user");
    assertThat(no).hasToString("no: broken are workouts/get_workouts");
  }

  @Test
  void report_inHtmlAndXml_escapesWhatTheServerSent() {
    sandbox
        .wireMock()
        .stubFor(
            get(urlPathEqualTo("/3.1/users/get_user"))
                .willReturn(
                    okJson(
                        "{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"<b>&\\u0001\"]}}")));

    ContractReport report = verifier().only("users/get_user").build().verify();

    assertThat(report.html()).contains("&lt;b&gt;&amp;").doesNotContain("<b>");
    assertThat(report.junitXml()).contains("&lt;b&gt;&amp;").doesNotContain("<b>", "\u0001");
    assertThat(List.of(report.text().split("\n"))).anyMatch(line -> line.contains("<b>&"));
  }
}
