package io.github.mmfapi.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.mmfapi.contract.Contract;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code mmf verify} against a sandbox that keeps the contract, and against one that does not. */
class VerifyCommandTest {
  private static final MmfSandbox SANDBOX = MmfSandbox.start();
  private static final Path RECORDED = Path.of("..", "spec", "evidence", "recorded");
  private static final String GET_USER = "users/get_user";

  private TokenCredentials token;

  @BeforeEach
  void reset() {
    SANDBOX.reset();
    SANDBOX.wireMock().resetRequests();
    token = SANDBOX.authorize(SANDBOX.user());
  }

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  private static Map<String, String> client() {
    return new HashMap<>(
        Map.of(
            "MMF_CLIENT_KEY", SANDBOX.clientCredentials().key(),
            "MMF_CLIENT_SECRET", SANDBOX.clientCredentials().secret()));
  }

  private Map<String, String> withToken() {
    Map<String, String> environment = client();
    environment.put("MMF_TOKEN", token.token());
    environment.put("MMF_TOKEN_SECRET", token.secret());
    return environment;
  }

  private static Map<String, String> withUser() {
    Map<String, String> environment = client();
    environment.put("MMF_USERNAME", SANDBOX.user().username());
    environment.put("MMF_PASSWORD", SANDBOX.user().password());
    return environment;
  }

  private static CommandLineRun verify(Map<String, String> environment, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("verify", "--base-url", SANDBOX.baseUrl().toString()));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(environment, arguments.toArray(new String[0]));
  }

  private static String recorded(String file) throws IOException {
    return Files.readString(RECORDED.resolve(file));
  }

  private static void answer(String method, String body) {
    SANDBOX.wireMock().stubFor(get(urlPathEqualTo("/3.1/" + method)).willReturn(okJson(body)));
  }

  private static List<String> posts() {
    return SANDBOX.wireMock().getAllServeEvents().stream()
        .map(event -> event.getRequest())
        .filter(request -> request.getMethod().getName().equals("POST"))
        .map(LoggedRequest::getUrl)
        .map(url -> url.split("\\?", -1)[0])
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void sandbox_isVerifiedAsAWhole_andKeepsTheContract(@TempDir Path folder) throws Exception {
    int all = Contract.ofAllOperations().interactions().size();

    CommandLineRun run = verify(withUser(), "--report", folder.toString());

    assertThat(run.out()).contains(": " + all + " kept, 0 broken, 0 skipped");
    assertThat(run.err()).contains(all + "/" + all + " kept").contains(GET_USER + " is answered");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out() + run.err())
        .doesNotContain(SANDBOX.clientCredentials().secret(), SANDBOX.user().password());
    assertThat(folder.resolve("contract.txt")).content().contains("0 broken");
    assertThat(folder.resolve("contract.html")).content().contains(GET_USER);
    var xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("contract.xml").toFile());
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(all);
    assertThat(xml.getElementsByTagName("failure").getLength()).isZero();
  }

  @Test
  void server_ofAProfile_isVerified(@TempDir Path home) {
    Map<String, String> environment = withToken();
    environment.put("MMF_HOME", home.toString());
    CommandLineRun.of(
        environment, "config", "set", "base_url", SANDBOX.baseUrl().toString(), "--profile", "s");

    CommandLineRun run =
        CommandLineRun.of(environment, "verify", "--only", GET_USER, "--profile", "s");

    assertThat(run.err()).contains(GET_USER + " is answered");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void server_thatNothingNames_isAskedForWithTheReason(@TempDir Path home) {
    Map<String, String> environment = withToken();
    environment.put("MMF_HOME", home.toString());

    CommandLineRun run = CommandLineRun.of(environment, "verify");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no default, because", "--base-url URL");
  }

  @Test
  void wrongType_isToldWithExpectedGotAndEvidence() throws IOException {
    answer(
        GET_USER, recorded("get_user.json").replace("\"user_id\":\"26345682\"", "\"user_id\":7"));

    CommandLineRun run = verify(withToken(), "--only", GET_USER);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .containsSubsequence(
            "users/get_user is answered\n",
            "$.result.output.user.user_id\n",
            "expected  a text, such as \"26345682\"\n",
            "got       a number, such as 7\n",
            "evidence  R recorded: SEED Out[43]",
            "recording tutorial/get_user.json (MapMyFitness sent it)\n");
  }

  @Test
  void fieldLostInEachRow_isToldOnceWithTheNumberOfRows() throws IOException {
    ObjectNode body = (ObjectNode) new ObjectMapper().readTree(recorded("get_workouts_one.json"));
    ArrayNode rows = (ArrayNode) body.at("/result/output/workouts");
    ((ObjectNode) rows.get(0)).remove("workout_key");
    rows.add(rows.get(0)).add(rows.get(0));
    answer("workouts/get_workouts", body.toString());

    CommandLineRun run = verify(withToken(), "--only", "getWorkouts");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .containsSubsequence(
            "$.result.output.workouts[0].workout_key\n",
            "expected  a text, such as",
            "got       no such field, and the same kind of difference in 2 more\n")
        .doesNotContain("workouts[1]");
  }

  @Test
  void lostField_isTold() throws IOException {
    answer(GET_USER, recorded("get_user.json").replace("\"birthdate\":", "\"other\":"));

    CommandLineRun run = verify(withToken(), "--only", "getUser");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .containsSubsequence(
            "$.result.output.user.birthdate\n",
            "expected  a text, such as \"1970-01-01\"\n",
            "got       no such field\n",
            "evidence  R recorded");
  }

  @Test
  void acceptedReplay_isTold_asInferredAndAfterWhatWasRecorded() throws IOException {
    answer(GET_USER, recorded("get_user.json").replace("\"birthdate\":", "\"other\":"));

    CommandLineRun run = verify(withToken(), "--only", GET_USER);

    assertThat(run.out())
        .containsSubsequence(
            "users/get_user is answered\n",
            "users/get_user is refused when sent a second time\n",
            "expected  a refusal, status -1 with \"API Authentication failed",
            "got       status 1: the server accepted the call\n",
            "evidence  I inferred: RFC 5849 section 3.3",
            "(inferred; a recorded expectation weighs more)\n");
  }

  @Test
  void readOnly_withAToken_sendsNoPostButForTokens() {
    CommandLineRun run = verify(withToken(), "--read-only", "--quiet");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(posts()).containsExactly("/3.1/oauth/request_token");
    assertThat(run.out())
        .contains("Skipped, because it may change data, and writes are not allowed:\n")
        .contains("  workouts/create_workout is answered\n")
        .contains("  oauth/revoke is answered\n")
        .contains("  oauth/access_token is answered\n")
        .contains("No writes were sent; --allow-writes sends them.");
  }

  @Test
  void readOnly_withAUser_postsOnlyToGetATokenForIt() {
    CommandLineRun run = verify(withUser(), "--read-only", "--group", "users", "--group", "oauth");

    assertThat(run.exitCode()).isZero();
    assertThat(posts())
        .containsExactly(
            "/3.1/oauth/access_token", "/3.1/oauth/authorize", "/3.1/oauth/request_token");
  }

  @Test
  void usedOperations_areVerifiedAlone_andAnswered(@TempDir Path folder) throws IOException {
    Path used = folder.resolve("used.txt");
    Files.writeString(used, "# of my service\nusers/get_user\nworkouts/get_workouts\n");

    CommandLineRun run = verify(withToken(), "--used", used.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("6 interactions of 2 operations: 6 kept")
        .contains("use this server? yes: the server keeps all 2 operations that are used");

    Files.writeString(used, "users/get_user\nusers/no_such_method\n");
    CommandLineRun unknown = verify(withToken(), "--used", used.toString());
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.out()).contains("no: not verified are users/no_such_method");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--group nonsense | the contract has no group nonsense",
        "--only users/nonsense | the contract has no operation users/nonsense",
        "--rate -1 | requests a second must be 0 or more, not -1.0",
        "--allow-writes --read-only | exclude each other"
      })
  void wrongOption_isToldAndExitsWith2(String options, String message) {
    CommandLineRun run = verify(withToken(), options.split(" ", -1));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void missingCredentials_areToldByTheirVariables() {
    CommandLineRun run = verify(client());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("MMF_TOKEN and MMF_TOKEN_SECRET, or MMF_USERNAME and");
  }

  @Test
  void wrongCredentials_exitWith2() {
    Map<String, String> environment = withUser();
    environment.put("MMF_CLIENT_SECRET", "another");

    CommandLineRun run = verify(environment);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("issued no oauth_token; check the client credentials");
  }

  @Test
  void wrongToken_isHintedAt() {
    Map<String, String> environment = withToken();
    environment.put("MMF_TOKEN_SECRET", "another");

    CommandLineRun run = verify(environment, "--only", GET_USER);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("If all were, check the credentials and the clock.");
  }

  @Test
  void unreachableServer_exitsWith2() {
    CommandLineRun run =
        CommandLineRun.of(withToken(), "verify", "--base-url", "http://127.0.0.1:1/3.1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("mmf: no response from http://127.0.0.1:1/3.1");
  }
}
