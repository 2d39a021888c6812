package io.github.mmfapi.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.StandardOutput;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.sandbox.SandboxUser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CallCommandTest {
  private static final SandboxUser USER = new SandboxUser(4711, "A Runner", "pass word");

  @TempDir private Path home;
  private final MmfSandbox sandbox = MmfSandbox.builder().user(USER).start();
  private final Map<String, String> environment = new HashMap<>(CommandLineRun.TUTORIAL_CLIENT);

  @BeforeEach
  void logIn() {
    environment.put(Environment.HOME, home.toString());
    CommandLineRun login =
        CommandLineRun.of(
            environment,
            steps -> url -> new SandboxBrowser().authorize(url, USER),
            printed -> null,
            "login",
            "--base-url",
            sandbox.baseUrl().toString());
    assertThat(login.exitCode()).as(login.err()).isZero();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void call_writeAndRead_areSentAsInTheSpec() {
    CommandLineRun created =
        run("workouts/create_workout", "workout_date=2013-01-16", "workout_description=a=b & ü");
    assertThat(created.exitCode()).as(created.err()).isZero();
    assertThat(created.out()).contains("\"workout_id\":");

    CommandLineRun listed = run("workouts/get_workouts", "limit=5");
    assertThat(listed.out()).contains("\"count\":\"1\"", "a=b & \\u00fc").endsWith("\n");
  }

  @Test
  void call_xml_isPrintedUnchanged() {
    CommandLineRun user = run("--format", "xml", "users/get_user");
    assertThat(user.exitCode()).as(user.err()).isZero();
    assertThat(user.out()).contains("<result>", "<user_id>4711</user_id>");
  }

  @ParameterizedTest
  @CsvSource({"json", "xml"})
  void call_responseThatReportsFailure_isPrintedAndExits1(String format) {
    CommandLineRun failed = run("--format", format, "workouts/delete_workout", "workout_id=1");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.out()).contains("-1");
  }

  @Test
  void call_unknownMethod_exits1() {
    CommandLineRun unknown = run("users/get_nobody");
    assertThat(unknown.exitCode()).isEqualTo(1);
  }

  @Test
  void call_withOutput_writesTheResponseToAFile() throws IOException {
    Path file = home.resolve("avatar");
    CommandLineRun saved = run("users/get_avatar", "uid=4711", "-o", file.toString());
    assertThat(saved.exitCode()).as(saved.err()).isZero();
    assertThat(saved.out()).isEmpty();
    assertThat(Files.size(file)).isPositive();
  }

  @Test
  void call_withOutputToALink_replacesItsTargetAndKeepsTheMode() throws IOException {
    Path target = Files.writeString(home.resolve("avatar"), "old");
    Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rw-r--r--");
    Files.setPosixFilePermissions(target, mode);
    Path link = Files.createSymbolicLink(home.resolve("link"), Path.of("avatar"));

    CommandLineRun saved = run("users/get_avatar", "uid=4711", "-o", link.toString());

    assertThat(saved.exitCode()).as(saved.err()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(Files.size(target)).isGreaterThan(3);
    assertThat(Files.getPosixFilePermissions(target)).isEqualTo(mode);
  }

  @Test
  void call_withOutputToADevice_writesIntoIt() throws Exception {
    // A copy of the null device, so that a fault cannot replace the real one.
    Path device = device("null", "3");

    CommandLineRun saved = run("users/get_avatar", "uid=4711", "-o", device.toString());

    assertThat(saved.exitCode()).as(saved.err()).isZero();
    assertThat(Files.readAttributes(device, BasicFileAttributes.class).isOther()).isTrue();
  }

  @Test
  void call_file_isUploaded() throws IOException {
    Path gpx = home.resolve("route.gpx");
    Files.writeString(
        gpx,
        """
        <gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><rte><name>Loop</name>
        <rtept lat="30.1" lon="-97.1"/><rtept lat="30.2" lon="-97.2"/></rte></gpx>
        """);
    CommandLineRun imported = run("routes/import_route", "file=@" + gpx);
    assertThat(imported.exitCode()).as(imported.out() + imported.err()).isZero();
  }

  @Test
  void call_withOutputToTheFullDevice_exits1() throws Exception {
    // A copy of the device, so that a fault cannot replace the real one.
    Path device = device("full", "7");

    CommandLineRun saved = run("users/get_avatar", "uid=4711", "-o", device.toString());

    assertThat(saved.exitCode()).isEqualTo(1);
    assertThat(saved.err()).contains("cannot save the response in " + device, "No space left");
    assertThat(Files.readAttributes(device, BasicFileAttributes.class).isOther()).isTrue();
  }

  @Test
  void call_binaryResponse_isPrintedByteForByteAndNotOnATerminal() throws IOException {
    Path file = home.resolve("avatar");
    run("users/get_avatar", "uid=4711", "-o", file.toString());
    byte[] image = Files.readAllBytes(file);
    assertThat(image).hasSizeGreaterThan(8);

    assertThat(bytes(false, "users/get_avatar", "uid=4711")).isEqualTo(image);
    assertThat(bytes(false, "users/get_avatar", "uid=4711", "-o", "-")).isEqualTo(image);
    assertThat(bytes(true, "users/get_avatar", "uid=4711")).isEmpty();
    assertThat(bytes(true, "users/get_avatar", "uid=4711", "--raw")).isEqualTo(image);
    assertThat(bytes(true, "users/get_avatar", "uid=4711", "-o", "-")).isEqualTo(image);
  }

  @Test
  void call_binaryResponseOnATerminal_isExplained() {
    CommandLineRun run =
        CommandLineRun.of(
            environment,
            steps -> url -> {},
            new BufferedReader(Reader.nullReader()),
            new StandardOutput(OutputStream.nullOutputStream(), () -> true),
            "call",
            "users/get_avatar",
            "uid=4711");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("image/", "save it with -o FILE");
  }

  @Test
  void call_standardOutputThatIsFull_exits1() throws IOException {
    StandardOutput full =
        new StandardOutput(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("No space left on device");
              }
            },
            () -> false);
    CommandLineRun run =
        CommandLineRun.of(
            environment,
            steps -> url -> {},
            new BufferedReader(Reader.nullReader()),
            full,
            "call",
            "users/get_avatar",
            "uid=4711");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("mmf: cannot write to standard output: No space left on device");
  }

  @Test
  void call_include_printsStatusAndHeadersFirst() {
    CommandLineRun run = run("users/get_user", "--include");
    assertThat(run.out()).startsWith("HTTP 200\n").containsIgnoringCase("content-type: ");
    assertThat(run.out()).contains("\n\n{\"result\"");
  }

  @Test
  void call_statusFrom300On_isAFailure_andNotSaved() throws IOException {
    for (int status : new int[] {200, 299, 300, 304, 399, 400}) {
      sandbox
          .wireMock()
          .stubFor(
              get(urlPathEqualTo("/3.1/users/get_user"))
                  .atPriority(1)
                  .willReturn(aResponse().withStatus(status).withBody(status == 304 ? "" : "{}")));
      Path file = Files.writeString(home.resolve("user"), "old");
      CommandLineRun printed = run("users/get_user");
      CommandLineRun saved = run("users/get_user", "-o", file.toString());

      assertThat(List.of(printed.exitCode(), saved.exitCode())).containsOnly(status < 300 ? 0 : 1);
      assertThat(file).hasContent(status < 300 ? "{}" : "old");
      String line = "HTTP " + status + " for users/get_user";
      assertThat(List.of(printed.err(), saved.err()))
          .allMatch(err -> err.contains(line) == status >= 300);
    }
  }

  @Test
  void call_failure_isNotSaved() throws IOException {
    Path file = Files.writeString(home.resolve("kml"), "old");
    CommandLineRun run = run("routes/get_route_kml", "route_id=1", "-o", file.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("reports a failure: ", "nothing is saved");
    assertThat(file).hasContent("old");
    assertThat(bytes(false, "routes/get_route_kml", "route_id=1", "-o", "-")).isEmpty();
  }

  @Test
  void call_textParameterFromAFile_sendsItsText() throws IOException {
    Path file = Files.writeString(home.resolve("text"), "from a\nfile ü");
    run("workouts/create_workout", "workout_date=2013-01-16", "workout_description=@" + file);
    assertThat(sent("workouts/create_workout", "workout_description"))
        .containsExactly("from a\nfile ü");

    CommandLineRun binary =
        run(
            "workouts/create_workout",
            "workout_date=2013-01-16",
            "workout_description=@" + Files.write(file, new byte[] {(byte) 0xff}));
    assertThat(binary.exitCode()).isEqualTo(2);
    assertThat(binary.err()).contains("not text in UTF-8");
  }

  @Test
  void call_atSignTwice_sendsOne() {
    run("workouts/create_workout", "workout_date=2013-01-16", "workout_description=@@home");
    assertThat(sent("workouts/create_workout", "workout_description")).containsExactly("@home");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workout_date=2013-01-16\nworkout_description=a=@b & ü\n",
        " {\"workout_date\": \"2013-01-16\", \"workout_description\": [\"a=@b & ü\"]}"
      })
  void call_data_isReadFromStandardInputAndFromAFile(String data) throws IOException {
    Path file = Files.writeString(home.resolve("data"), data);
    CommandLineRun.withInput(environment, data, "call", "workouts/create_workout", "--data", "-");
    run("workouts/create_workout", "--data", file.toString());
    assertThat(sent("workouts/create_workout", "workout_description"))
        .containsExactly("a=@b & ü", "a=@b & ü");
  }

  @ParameterizedTest
  @ValueSource(strings = {"geheim", "{\"a\": geheim}", "{\"a\": {\"b\": \"geheim\"}}"})
  void call_dataOfAnotherForm_isRefusedWithoutItsValues(String data) {
    CommandLineRun run =
        CommandLineRun.withInput(environment, data, "call", "users/get_user", "--data", "-");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--data").doesNotContain("geheim");
  }

  @Test
  void call_repeatedParameter_isSentAsOftenAsGiven() {
    run("workouts/get_workouts", "limit=1", "limit=2");
    assertThat(sent("workouts/get_workouts", "limit")).containsExactly("1", "2");
  }

  @Test
  void call_misspeltParameter_isAWarningOrRefused() {
    CommandLineRun warned = run("workouts/get_workouts", "limt=2");
    assertThat(warned.exitCode()).isZero();
    assertThat(warned.err())
        .isEqualToIgnoringNewLines(
            "mmf: warning: workouts/get_workouts has no parameter limt; did you mean limit?");

    CommandLineRun refused = run("workouts/get_workouts", "limt=2", "--strict");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("did you mean limit?").doesNotContain("warning");
  }

  @Test
  void call_missingParameter_isAWarningOrRefused() {
    assertThat(run("workouts/create_workout").err())
        .contains("warning: workouts/create_workout needs the parameter workout_date");
    assertThat(run("workouts/delete_workout").err()).contains("warning:", "workout_id");
    assertThat(run("workouts/create_workout", "--strict").exitCode()).isEqualTo(2);
  }

  @Test
  void call_misspeltMethod_isAWarningOrRefused() {
    assertThat(run("workouts/get_workots").err())
        .contains("warning: the spec has no method workouts/get_workots; did you mean ");
    assertThat(run("get_workots").exitCode()).isEqualTo(2);
    assertThat(run("users/get_nobody", "--strict").exitCode()).isEqualTo(2);
  }

  @Test
  void call_nameWithoutGroup_isFound() {
    assertThat(run("get_workouts").out()).contains("\"count\"");
  }

  @Test
  void call_methodThatNeedsNoLogin_isCalledWithoutOne() {
    Map<String, String> nobody =
        Map.of(
            Environment.HOME, home.resolve("nobody").toString(),
            Environment.BASE_URL, sandbox.baseUrl().toString());
    CommandLineRun types = CommandLineRun.of(nobody, "call", "workouts/get_activity_types");
    assertThat(types.exitCode()).as(types.err()).isZero();
    assertThat(types.out()).contains("activity_type_id");
    assertThat(sent("workouts/get_activity_types", "oauth_signature")).isEmpty();

    CommandLineRun own = CommandLineRun.of(nobody, "call", "workouts/get_workouts");
    assertThat(own.exitCode()).isEqualTo(1);
    assertThat(own.err()).contains("needs a login for workouts/get_workouts; log in: mmf login");
  }

  @Test
  void call_methodThatNeedsNoLogin_isSignedIfThereIsOne() {
    assertThat(run("workouts/get_activity_types").exitCode()).isZero();
    assertThat(sent("workouts/get_activity_types", "oauth_signature")).hasSize(1);
  }

  @Test
  void call_withTokenOfTheEnvironment_needsNoStoredLogin() {
    TokenCredentials token = sandbox.authorize(USER);
    Map<String, String> other = new HashMap<>(environment);
    other.put(Environment.HOME, home.resolve("other").toString());
    other.put(Environment.BASE_URL, sandbox.baseUrl().toString());
    other.put(Environment.TOKEN, token.token());
    other.put(Environment.TOKEN_SECRET, token.secret());
    assertThat(CommandLineRun.of(other, "call", "users/get_user").out()).contains("4711");
    assertThat(CommandLineRun.of(other, "whoami").out()).contains("4711");
  }

  /** Returns the values of a parameter in all requests for a method, in their order. */
  private List<String> sent(String method, String name) {
    List<String> values = new ArrayList<>();
    sandbox.wireMock().getAllServeEvents().stream()
        .map(ServeEvent::getRequest)
        .filter(request -> request.getUrl().startsWith("/3.1/" + method))
        .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
        .forEach(
            request -> {
              String query = request.getUrl().substring(request.getUrl().indexOf('?') + 1);
              Parameters.parse(query + "&" + request.getBodyAsString()).stream()
                  .filter(parameter -> parameter.name().equals(name))
                  .forEach(parameter -> values.add(parameter.value()));
            });
    return values;
  }

  /** Makes a device, a copy of one of the system. */
  private Path device(String name, String minor) throws InterruptedException {
    Path device = home.resolve(name);
    boolean made;
    try {
      made = new ProcessBuilder("mknod", device.toString(), "c", "1", minor).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      made = false;
    }
    assumeThat(made).as("mknod is permitted").isTrue();
    return device;
  }

  private byte[] bytes(boolean terminal, String... arguments) {
    return CommandLineRun.bytes(environment, terminal, all(arguments));
  }

  @ParameterizedTest
  @CsvSource({
    "users/get_user, limit, NAME=VALUE",
    "users/get_user?a, a=b, not a method",
    "routes/import_route, file=@x, the file x does not exist"
  })
  void call_wrongUsage_isExplained(String method, String parameter, String message) {
    CommandLineRun wrong = run(method, parameter);
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains(message);
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(environment, all(arguments));
  }

  private static String[] all(String... arguments) {
    return Stream.concat(Stream.of("call"), Stream.of(arguments)).toArray(String[]::new);
  }
}
