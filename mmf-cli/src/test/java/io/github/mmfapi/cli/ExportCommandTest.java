package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code mmf workouts export} and {@code mmf routes export} write. */
@Timeout(60)
class ExportCommandTest {
  private static final String GPX = "/3.1/routes/get_route_gpx";
  private static final String COLUMNS = "workout_description,distance";

  @TempDir private Path home;

  @Test
  void csv_ofAwkwardTexts_keepsThemAsTheyAre() throws IOException {
    try (MmfSandbox sandbox = MmfSandbox.builder().user(SandboxUser.TUTORIAL).start()) {
      LoggedIn user = LoggedIn.at(sandbox, home);
      List<String> texts = List.of("a,b", "say \"hi\"", "two\nlines", "=1+1", " é😀 ");
      for (String text : texts) {
        user.rows("workouts", "create", "--date", "2013-01-01", "--description", text);
      }
      Path file = exported(user);

      assertThat(Files.readString(file))
          .isEqualTo(
              "workout_description,distance\r\n"
                  + "\" é😀 \",0\r\n"
                  + "=1+1,0\r\n"
                  + "\"two\nlines\",0\r\n"
                  + "\"say \"\"hi\"\"\",0\r\n"
                  + "\"a,b\",0\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "é😀\u0000\uFFFE\u2028 \t\r\n\"'<b>&amp;]]>*/\\ end",
        " ",
        "\r",
        "\n",
        "\r\n",
        "\"",
        "\"\"",
        "\u0000",
        ",",
        "#",
        "\uFEFFmark",
      })
  void csv_ofAnyText_isReadBackAsItWas(String text) throws IOException {
    try (MmfSandbox sandbox = MmfSandbox.builder().user(SandboxUser.TUTORIAL).start()) {
      LoggedIn user = LoggedIn.at(sandbox, home);
      for (int i = 0; i < 2; i++) {
        user.rows("workouts", "create", "--date", "2013-01-01", "--description", text);
      }

      try (CSVParser rows =
          CSVParser.parse(exported(user), StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
        assertThat(rows.getRecords())
            .extracting(CSVRecord::toList)
            .containsExactly(
                List.of("workout_description", "distance"), List.of(text, "0"), List.of(text, "0"));
      }
      String printed = user.run("workouts", "list", "--output", "csv", "--columns", COLUMNS).out();
      assertThat(printed).isEqualTo(Files.readString(home.resolve("w.csv")));
    }
  }

  private Path exported(LoggedIn user) {
    Path file = home.resolve("w.csv");
    user.rows(
        "workouts", "export", "--format", "csv", "--columns", COLUMNS, "--to", file.toString());
    return file;
  }

  @Test
  void ndjson_intoAFolder_hasTheRowsAsReceived() throws IOException {
    try (MmfSandbox sandbox = MmfSandbox.builder().demoData(1).start()) {
      LoggedIn user = LoggedIn.at(sandbox, home);

      String printed = user.rows("workouts", "export", "--to", home.toString()).toString();

      Path file = home.resolve("workouts.ndjson");
      List<String> lines = Files.readAllLines(file);
      assertThat(printed)
          .isEqualTo("[{\"file\":\"" + file + "\",\"rows\":" + lines.size() + ",\"before\":0}]");
      assertThat(lines)
          .isEqualTo(user.run("workouts", "list", "--all").out().lines().toList())
          .hasSizeGreaterThan(100);
      assertThat(home).isDirectoryNotContaining("glob:**.p*");
    }
  }

  @Test
  void export_toAFileThatExists_leavesItAlone() throws IOException {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      LoggedIn user = LoggedIn.at(sandbox, home);
      Path file = Files.writeString(home.resolve("w.ndjson"), "precious");

      CommandLineRun refused = user.run("workouts", "export", "--to", file.toString());

      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("exists", "--overwrite");
      assertThat(file).hasContent("precious");
      user.rows("workouts", "export", "--overwrite", "--to", file.toString());
      assertThat(file).isEmptyFile();
    }
  }

  @Test
  void export_afterOneThatFailed_continuesAlsoInAListThatHasChanged() throws IOException {
    try (ManyWorkouts server = new ManyWorkouts(800)) {
      LoggedIn user = LoggedIn.at(server.baseUrl(), home);
      Path file = home.resolve("w.csv");
      String[] export = {"workouts", "export", "--format", "csv", "--to", file.toString()};
      server.refuseFrom(400);
      CommandLineRun failed = user.run(export);
      assertThat(failed.exitCode()).as(failed.err()).isEqualTo(1);
      assertThat(file).doesNotExist();

      server.refuseFrom(Integer.MAX_VALUE);
      server.deleteNewest(250);
      assertThat(user.rows(export).get(0).path("rows").asInt()).isEqualTo(800);
      assertThat(distinctLines(file)).isEqualTo(801);

      Files.delete(file);
      server.refuseFrom(400);
      assertThat(user.run(export).exitCode()).isEqualTo(1);
      server.refuseFrom(Integer.MAX_VALUE);
      server.add(120);
      assertThat(user.rows(export).get(0).path("rows").asInt()).isEqualTo(550);
      assertThat(distinctLines(file)).isEqualTo(551);
    }
  }

  /** Counts the records of CSV, each of two lines, and fails if there is one twice. */
  private static int distinctLines(Path file) throws IOException {
    Set<String> records = new HashSet<>();
    for (String record : Files.readString(file).split("\r\n", 0)) {
      assertThat(records.add(record)).as(record).isTrue();
    }
    return records.size();
  }

  @Test
  void export_ofOtherRowsThanAnInterruptedOne_isRefused() throws IOException {
    try (ManyWorkouts server = new ManyWorkouts(300)) {
      LoggedIn user = LoggedIn.at(server.baseUrl(), home);
      Path file = home.resolve("w");
      server.refuseFrom(150);
      assertThat(user.run("workouts", "export", "--to", file.toString()).exitCode()).isEqualTo(1);
      server.refuseFrom(Integer.MAX_VALUE);
      String[] other = {"workouts", "export", "--since", "2013-01-01", "--to", file.toString()};

      CommandLineRun refused = user.run(other);

      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("another one", "since 2013-01-01", "--overwrite");
      assertThat(user.rows("workouts", "export", "--overwrite", "--to", file.toString()).toString())
          .contains("\"rows\":300,\"before\":0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--format csv --columns workout_date,distance", "--format ndjson"})
  void export_inAnotherFormThanAnInterruptedOne_isRefused(String options) throws IOException {
    String interrupted = "--format csv --columns distance,workout_date";
    try (ManyWorkouts server = new ManyWorkouts(300)) {
      LoggedIn user = LoggedIn.at(server.baseUrl(), home);
      String export = "workouts export --to " + home.resolve("w") + " ";
      server.refuseFrom(150);
      assertThat(user.run((export + interrupted).split(" ")).exitCode()).isEqualTo(1);
      server.refuseFrom(Integer.MAX_VALUE);

      CommandLineRun refused = user.run((export + options).split(" "));

      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("another one", "csv with distance, workout_date");
      assertThat(user.rows((export + interrupted).split(" ")).get(0).path("rows").asInt())
          .isEqualTo(300);
    }
  }

  @Test
  void gpx_ofWorkouts_isAFileForEachRouteOnce() throws IOException {
    try (MmfSandbox sandbox = MmfSandbox.builder().demoData(1).start()) {
      LoggedIn user = LoggedIn.at(sandbox, home);
      String folder = home.resolve("gpx").toString();
      String[] export = {"workouts", "export", "--format", "gpx", "--to", folder, "--elevation"};

      assertThat(user.rows(export).toString()).contains("\"saved\":2,\"before\":0,\"failed\":0");
      assertThat(Files.readString(home.resolve("gpx/437125773269621521.gpx")))
          .contains("<gpx", "<ele>");
      assertThat(user.rows(export).toString()).contains("\"saved\":0,\"before\":2,\"failed\":0");
    }
  }

  @Test
  void gpx_ofWorkoutsWithoutRouteKey_isFoundByRouteIdOnce() throws IOException {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      stubWorkouts(sandbox, "\"route_id\":\"7\"", "\"route_id\":\"7\",\"route_key\":\"\"");
      stubRoutes(sandbox, "route_id", "7");

      CommandLineRun run = exportRoutes(sandbox);

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).contains("\"saved\":1,\"before\":0,\"failed\":0");
      assertThat(home.resolve("gpx/id-7.gpx")).hasContent("<gpx/>");
      assertThat(home.resolve("gpx")).isDirectoryNotContaining(f -> !f.endsWith("id-7.gpx"));
      sandbox.wireMock().verify(1, WireMock.getRequestedFor(WireMock.urlPathEqualTo(GPX)));
    }
  }

  @Test
  void gpx_ofWorkoutsOfWhichARouteIsRefused_writesTheOthersAndExits1() throws IOException {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      stubWorkouts(
          sandbox,
          "\"route_id\":\"8\",\"route_key\":\"88\"",
          "\"route_id\":\"7\",\"route_key\":\"77\"");
      stubRoutes(sandbox, "route_key", "77");

      CommandLineRun run = exportRoutes(sandbox);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).contains("\"saved\":1,\"before\":0,\"failed\":1");
      assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.startsWith("mmf: route 88: "));
      assertThat(home.resolve("gpx/77.gpx")).hasContent("<gpx/>");
    }
  }

  /** Lets the sandbox have workouts with these fields only. */
  private static void stubWorkouts(MmfSandbox sandbox, String... workouts) {
    List<String> rows =
        IntStream.range(0, workouts.length)
            .mapToObj(i -> "{\"workout_id\":\"" + i + "\"," + workouts[i] + "}")
            .toList();
    for (int start = 0; start <= rows.size(); start++) {
      String page = String.join(",", rows.subList(start, rows.size()));
      String output = "{\"count\":\"" + rows.size() + "\",\"workouts\":[" + page + "]}";
      sandbox
          .wireMock()
          .stubFor(
              WireMock.any(WireMock.urlPathEqualTo("/3.1/workouts/get_workouts"))
                  .withQueryParam("start_record", WireMock.equalTo(Integer.toString(start)))
                  .atPriority(1)
                  .willReturn(
                      WireMock.okJson(
                          "{\"result\":{\"status\":1,\"output\":" + output + ",\"errors\":[]}}")));
    }
  }

  private static void stubRoutes(MmfSandbox sandbox, String parameter, String value) {
    sandbox
        .wireMock()
        .stubFor(
            WireMock.any(WireMock.urlPathEqualTo(GPX))
                .withQueryParam(parameter, WireMock.equalTo(value))
                .atPriority(1)
                .willReturn(
                    WireMock.aResponse()
                        .withHeader("Content-Type", "application/gpx+xml")
                        .withBody("<gpx/>")));
  }

  private CommandLineRun exportRoutes(MmfSandbox sandbox) {
    String folder = home.resolve("gpx").toString();
    return LoggedIn.at(sandbox, home).run("workouts", "export", "--format", "gpx", "--to", folder);
  }

  @Test
  void gpx_ofARouteThatIsRefused_writesTheOthersAndExits1() {
    try (MmfSandbox sandbox = MmfSandbox.builder().demoData(1).start()) {
      LoggedIn user = LoggedIn.at(sandbox, home);
      Path folder = home.resolve("gpx");

      CommandLineRun run =
          user.run(
              "routes",
              "export",
              "1",
              "../../437125773269621521",
              "437125773269621521",
              "--format",
              "gpx",
              "--to",
              folder.toString());

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).contains("\"saved\":1,\"before\":0,\"failed\":2");
      assertThat(run.err().lines())
          .hasSize(2)
          .allMatch(line -> line.startsWith("mmf: route ") && line.contains("was refused"));
      assertThat(folder).isDirectoryContaining("glob:**/437125773269621521.gpx");
    }
  }

  @Test
  void gpx_withHostileKeys_staysInTheFolder() throws IOException {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      sandbox
          .wireMock()
          .stubFor(
              WireMock.any(WireMock.urlPathEqualTo(GPX))
                  .atPriority(1)
                  .willReturn(
                      WireMock.aResponse()
                          .withHeader("Content-Type", "application/gpx+xml")
                          .withBody("<gpx/>")));
      LoggedIn user = LoggedIn.at(sandbox, home);
      Path folder = home.resolve("a/gpx");

      user.rows("routes", "export", "../../x", "--format", "gpx", "--to", folder.toString());

      assertThat(home.resolve("x.gpx")).doesNotExist();
      assertThat(folder).isDirectoryContaining("glob:**/sha256-*.gpx");
    }
  }

  @Test
  void routes_listShowExport_agree() throws IOException {
    try (MmfSandbox sandbox = MmfSandbox.builder().demoData(1).start()) {
      LoggedIn user = LoggedIn.at(sandbox, home);
      Path file = home.resolve("r.csv");

      assertThat(user.run("routes", "list", "--output", "csv").out())
          .startsWith("route_key,total_distance\r\n437125773269621521,");
      user.rows("routes", "export", "--format", "csv", "--to", file.toString());
      assertThat(Files.readString(file))
          .isEqualTo(user.run("routes", "list", "--output", "csv").out());
      assertThat(user.rows("routes", "show", "437125773269621521"))
          .hasSizeGreaterThan(10)
          .allMatch(row -> row.has("lat") && row.has("lng"));
      assertThat(user.rows("routes", "list", "--near", "45.42,-122.55", "--radius", "0.01"))
          .isEmpty();
      assertThat(user.rows("routes", "list", "--near", "45.42,-122.55", "--radius", "5"))
          .isNotEmpty();
    }
  }
}
