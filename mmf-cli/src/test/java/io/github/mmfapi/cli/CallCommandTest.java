package io.github.mmfapi.cli;

import io.github.mmfapi.cli.internal.session.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.sandbox.SandboxUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    Path device = home.resolve("device");
    boolean made;
    try {
      made = new ProcessBuilder("mknod", device.toString(), "c", "1", "3").start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      made = false;
    }
    assumeThat(made).as("mknod is permitted").isTrue();

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
    String[] all = new String[arguments.length + 1];
    all[0] = "call";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandLineRun.of(environment, all);
  }
}
