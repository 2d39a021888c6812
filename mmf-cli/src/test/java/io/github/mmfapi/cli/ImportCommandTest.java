package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mmf workouts import} makes of files. */
@Timeout(60)
class ImportCommandTest {
  private static final Path CASES =
      Path.of("..", "mmf-api-model", "src", "test", "resources", "workout-files");

  @TempDir private Path home;
  @TempDir private Path files;
  private final MmfSandbox sandbox = MmfSandbox.start();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private LoggedIn user() {
    return LoggedIn.at(sandbox, home);
  }

  private static List<String> statuses(CommandLineRun run) {
    return LoggedIn.rows(run).stream().map(row -> row.path("status").asText()).toList();
  }

  private static int workouts(LoggedIn user) {
    return user.rows("workouts", "list", "--all").size();
  }

  private static int routes(LoggedIn user) {
    return user.rows("routes", "list", "--all").size();
  }

  @Test
  void import_ofTheCases_importsWhatCanBeReadAndListsTheRest() {
    LoggedIn user = user();

    CommandLineRun run = user.run("workouts", "import", CASES.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "mmf: 1 of 10 files failed; the reasons are in the rows" + System.lineSeparator());
    Map<String, String> results = new TreeMap<>();
    for (JsonNode row : LoggedIn.rows(run)) {
      results.put(
          String.valueOf(Path.of(row.path("file").asText()).getFileName()),
          row.path("status").asText() + " " + row.path("type").asText());
    }
    assertThat(results)
        .containsOnly(
            Map.entry("author.gpx", "imported workout"),
            Map.entry("cal_dec.tcx", "imported workout"),
            Map.entry("emptyline.kml", "imported route"),
            Map.entry("exttime.gpx", "imported workout"),
            Map.entry("indoor.tcx", "imported workout"),
            Map.entry("inf_time.tcx", "failed "),
            Map.entry("local.gpx", "imported workout"),
            Map.entry("plus0000.gpx", "imported workout"),
            Map.entry("startend.kml", "imported route"),
            Map.entry("strava.gpx", "imported workout"));
    assertThat(workouts(user)).isEqualTo(7);
  }

  @Test
  void import_again_importsNothing() {
    LoggedIn user = user();
    user.run("workouts", "import", CASES.toString());
    int workouts = workouts(user);
    int routes = routes(user);

    CommandLineRun again = user.run("workouts", "import", CASES.toString());

    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(statuses(again)).containsOnly("skipped", "failed").hasSize(10);
    assertThat(workouts(user)).isEqualTo(workouts);
    assertThat(routes(user)).isEqualTo(routes);
  }

  @Test
  void dryRun_changesNothing() throws IOException {
    LoggedIn user = user();
    Map<String, String> before = tree();

    CommandLineRun run = user.run("workouts", "import", "--dry-run", CASES.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(statuses(run)).containsOnly("would_import", "failed").hasSize(10);
    assertThat(tree()).isEqualTo(before);
    assertThat(workouts(user)).isZero();
    assertThat(routes(user)).isZero();
    sandbox
        .wireMock()
        .verify(0, WireMock.postRequestedFor(WireMock.urlPathMatching("/3.1/.*/import_.*")));

    user.run("workouts", "import", CASES.toString());
    before = tree();
    run = user.run("workouts", "import", "--dry-run", CASES.toString());
    assertThat(statuses(run)).containsOnly("skipped", "failed");
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void dryRun_ofTheSameContentTwice_saysThatTheSecondWouldBeSkipped() throws IOException {
    Files.copy(CASES.resolve("strava.gpx"), files.resolve("a.gpx"));
    Files.copy(CASES.resolve("strava.gpx"), files.resolve("b.gpx"));

    CommandLineRun run = user().run("workouts", "import", "--dry-run", files.toString());

    assertThat(statuses(run)).containsExactly("would_import", "skipped");
  }

  /** What was imported at one server is missing at another. */
  @Test
  void import_atAnotherServer_importsTheSameFiles() {
    user().rows("workouts", "import", CASES.resolve("strava.gpx").toString());

    try (MmfSandbox other = MmfSandbox.start()) {
      LoggedIn there = LoggedIn.at(other, home);
      there.environment().put(Environment.BASE_URL, other.baseUrl().toString());
      CommandLineRun run = there.run("workouts", "import", CASES.resolve("strava.gpx").toString());

      assertThat(statuses(run)).containsExactly("imported");
      assertThat(workouts(there)).isEqualTo(1);
    }
  }

  private Map<String, String> tree() throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : paths.toList()) {
        tree.put(path.toString(), Files.isDirectory(path) ? "" : Files.readString(path));
      }
    }
    return tree;
  }

  @Test
  void import_ofALineWithoutTimes_hasTheHandlesOfTheRoute() {
    LoggedIn user = user();

    JsonNode row = user.rows("workouts", "import", CASES.resolve("startend.kml").toString()).get(0);

    JsonNode listed = user.rows("routes", "list").get(0);
    assertThat(row.path("route_key").asText())
        .isNotEmpty()
        .isEqualTo(listed.path("route_key").asText());
    String points = "route_id=" + row.path("route_id").asText();
    assertThat(user.run("call", "routes/get_route", points).out()).contains("30.102");
  }

  @Test
  void import_ofAGpxWithTimes_hasItsValues() throws IOException {
    LoggedIn user = user();

    JsonNode row = user.rows("workouts", "import", CASES.resolve("strava.gpx").toString()).get(0);

    JsonNode workout = user.rows("workouts", "show", row.path("workout_id").asText()).get(0);
    assertThat(workout.path("workout_description").asText()).isEqualTo("Morning Run");
    assertThat(workout.path("workout_date").asText()).isEqualTo("2013-01-16");
    assertThat(workout.path("workout_start_time").asText()).isEqualTo("06:00:00");
    assertThat(workout.path("time_taken").asText()).isEqualTo("60");
    // 0.002 degrees of latitude are 222.4 metres.
    assertThat(workout.path("distance").asText()).isEqualTo("0.138");
  }

  @Test
  void import_ofFolders_looksIntoThoseInsideOnlyIfAsked() throws IOException {
    LoggedIn user = user();
    Path inside = Files.createDirectories(files.resolve("a/b"));
    Files.copy(CASES.resolve("strava.gpx"), inside.resolve("RUN.GPX"));
    Files.copy(CASES.resolve("strava.gpx"), inside.resolve("same.gpx"));
    Files.writeString(inside.resolve("notes.txt"), "no workout");

    CommandLineRun flat = user.run("workouts", "import", files.toString());
    assertThat(flat.exitCode()).isEqualTo(1);
    assertThat(flat.err()).contains("there is no TCX, GPX or KML file", "--recursive");

    CommandLineRun deep = user.run("workouts", "import", "--recursive", files.toString());
    assertThat(deep.exitCode()).as(deep.err()).isZero();
    assertThat(statuses(deep)).containsExactly("imported", "skipped");
  }

  @Test
  void import_ofWhatIsNoWorkoutFile_namesTheReasonAndGoesOn() throws IOException {
    LoggedIn user = user();
    Path text = Files.writeString(files.resolve("a.gpx"), "no XML");
    Path empty = Files.writeString(files.resolve("b.tcx"), "");
    Path pointless = Files.writeString(files.resolve("c.gpx"), "<gpx version=\"1.1\"/>");

    CommandLineRun run =
        user.run(
            "workouts",
            "import",
            text.toString(),
            empty.toString(),
            pointless.toString(),
            files.resolve("missing.tcx").toString(),
            CASES.resolve("indoor.tcx").toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(statuses(run)).containsExactly("failed", "failed", "failed", "failed", "imported");
    assertThat(LoggedIn.rows(run).stream().map(row -> row.path("reason").asText()))
        .satisfiesExactly(
            reason -> assertThat(reason).contains("is not well-formed XML"),
            reason -> assertThat(reason).contains("is empty"),
            reason -> assertThat(reason).contains("no lap and no point"),
            reason -> assertThat(reason).contains("does not exist"),
            reason -> assertThat(reason).isEmpty());
  }

  @Test
  void import_whoseResponseIsLost_isNotSentAgainUnlessAsked() {
    LoggedIn user = user();
    String file = CASES.resolve("indoor.tcx").toString();
    sandbox.answerOnce("workouts/import_tcx", WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE));

    for (int i = 0; i < 2; i++) {
      CommandLineRun unknown = user.run("workouts", "import", file);
      assertThat(unknown.exitCode()).isEqualTo(1);
      assertThat(LoggedIn.rows(unknown).get(0).path("reason").asText())
          .contains("it may or may not have been imported", "--retry-unknown");
    }
    sandbox
        .wireMock()
        .verify(1, WireMock.postRequestedFor(WireMock.urlPathEqualTo("/3.1/workouts/import_tcx")));
    assertThat(workouts(user)).isZero();

    CommandLineRun retried = user.run("workouts", "import", "--retry-unknown", file);
    assertThat(statuses(retried)).containsExactly("imported");
    assertThat(statuses(user.run("workouts", "import", "--retry-unknown", file)))
        .containsExactly("skipped");
  }

  @Test
  void import_thatTheServerRefused_isSentAgain() {
    LoggedIn user = user();
    String file = CASES.resolve("indoor.tcx").toString();
    sandbox.answerOnce(
        "workouts/import_tcx",
        WireMock.aResponse()
            .withBody("{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"not today\"]}}"));

    CommandLineRun refused = user.run("workouts", "import", file);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(LoggedIn.rows(refused).get(0).path("reason").asText()).contains("not today");
    assertThat(statuses(user.run("workouts", "import", file))).containsExactly("imported");
  }

  @Test
  void ledger_whoseLastLineWasNotWrittenWhole_isStillRead() throws IOException {
    LoggedIn user = user();
    String file = CASES.resolve("indoor.tcx").toString();
    user.rows("workouts", "import", file);
    try (Stream<Path> ledgers = Files.list(home.resolve("imports"))) {
      Path ledger = ledgers.findFirst().orElseThrow();
      Files.writeString(ledger, "{\"digest\":\"12", StandardOpenOption.APPEND);
    }

    assertThat(
            statuses(user.run("workouts", "import", file, CASES.resolve("strava.gpx").toString())))
        .containsExactly("skipped", "imported");
    assertThat(statuses(user.run("workouts", "import", CASES.resolve("strava.gpx").toString())))
        .containsExactly("skipped");
  }
}
