package io.github.mmfapi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sandbox that keeps its state in a file. */
class StateFileTest {
  private static final SandboxUser ANNA = new SandboxUser(7, "anna", "anna's password");
  private static final List<String> READS =
      List.of(
          "/workouts/get_workouts?limit=200",
          "/routes/get_routes",
          "/users/get_user",
          "/users/get_user_messages",
          "/users/get_user_friend_list",
          "/gear/get_user_gear",
          "/groups/get_group?group_id=1",
          "/routes/get_route_distances?route_id=11966282");

  private static final Parameter TITLE = new Parameter("workout_description", "a run");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("state");
  }

  private MmfSandbox.Builder builder() {
    return MmfSandbox.builder().user(ANNA).user(SandboxUser.TUTORIAL).stateFile(file);
  }

  @Test
  void restart_afterChangesOfEachKind_hasTheSameStateAndTokens() {
    SettableClock clock = new SettableClock();
    TokenCredentials token;
    TokenCredentials revoked;
    List<JsonNode> before;
    try (MmfSandbox sandbox = builder().clock(clock).demoData().start()) {
      token = sandbox.authorize(ANNA);
      revoked = sandbox.authorize(ANNA);
      SigningCaller me = caller(sandbox, token, clock);
      change(me);
      me.get("/users/get_message?message_id=1");
      SigningCaller.send(
          "POST", caller(sandbox, revoked, clock).sign("POST", "/oauth/revoke").url(), null, null);
      before = READS.stream().map(me::get).toList();
      assertThat(before).allSatisfy(a -> assertThat(a.toString()).contains("\"status\":1"));
    }

    clock.advance(Duration.ofDays(40));
    try (MmfSandbox sandbox = builder().clock(clock).demoData().start()) {
      SigningCaller me = caller(sandbox, token, clock);
      assertThat(READS.stream().map(me::get).toList()).isEqualTo(before);
      assertThat(
              caller(sandbox, revoked, clock).get("/users/get_user").at("/result/status").asInt())
          .isEqualTo(-1);
      sandbox.reset();
      assertThat(me.get("/users/get_user").at("/result/status").asInt()).isEqualTo(-1);
    }
    try (MmfSandbox sandbox = builder().clock(clock).demoData().start()) {
      SigningCaller me = caller(sandbox, sandbox.authorize(ANNA), clock);
      assertThat(me.get("/gear/get_user_gear").at("/result/output/count").asText()).isEqualTo("0");
    }
  }

  private static SigningCaller caller(
      MmfSandbox sandbox, TokenCredentials token, SettableClock clock) {
    return new SigningCaller(sandbox, sandbox.clientCredentials(), token, clock);
  }

  private static void change(SigningCaller me) {
    me.post(
        "/workouts/create_workout",
        new Parameter("workout_date", "2013-01-16"),
        new Parameter("workout_description", "Größe"));
    me.post(
        "/workouts/import_tcx", new Parameter("tcx", Tracks.TCX), new Parameter("name", "a & b"));
    me.upload("/routes/import_route", Tracks.GPX);
    me.post(
        "/users/send_message",
        new Parameter("user_id", "7"),
        new Parameter("subject", "s"),
        new Parameter("message", "m"));
    me.post("/users/create_friend_list", new Parameter("friend_list_name", "club"));
    me.post(
        "/gear/create_gear",
        new Parameter("gear_name", "shoe"),
        new Parameter("gear_type_id", "1"),
        new Parameter("purchase_date", "2013-01-01"));
    me.post(
        "/groups/update_group",
        new Parameter("group_name", "g"),
        new Parameter("public_flag", "1"),
        new Parameter("group_contact_person", "c"),
        new Parameter("web_site", "w"));
  }

  /** These only read, or send to somebody elsewhere, and are POST for what is in their forms. */
  @ParameterizedTest
  @CsvSource({
    "users/get_user_contacts, username=hush&domain=gmail.com&password=hush",
    "users/invite, product=iMapMyRun&email_list=hush@example.com&message=hush",
    "routes/share_route, route_id=ROUTE&email_address_list=hush@example.com&message=hush",
    "users/authenticate_user, u=anna&p=anna's password"
  })
  void call_thatChangesNothing_isNotWritten(String path, String form) throws IOException {
    try (MmfSandbox sandbox = builder().demoData().start()) {
      SigningCaller me = SigningCaller.of(sandbox, sandbox.authorize(ANNA));
      String route =
          me.post(
                  "/routes/create_route",
                  new Parameter("route_name", "r"),
                  new Parameter("route_type_id", "1"),
                  new Parameter("total_distance", "1"),
                  new Parameter("route_data", "-122.66,45.51|-122.65,45.52"))
              .at("/result/output/route_id")
              .asText();
      String sent = form.replace("ROUTE", route);
      long before = Files.size(file);
      JsonNode response = me.post("/" + path, Parameters.parse(sent).toArray(Parameter[]::new));

      assertThat(response.at("/result/status").asInt()).as(response.toString()).isEqualTo(1);
      assertThat(Files.size(file)).isEqualTo(before);
    }
  }

  @Test
  void file_isReadableByItsOwnerOnly_andHasNoPasswordOfALogIn() throws IOException {
    try (MmfSandbox sandbox = builder().start()) {
      SigningCaller.send(
          "POST", sandbox.baseUrl() + "/users/login", "u=anna&p=anna's%20password", null);
    }

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).doesNotContain("password");
  }

  @Test
  void file_afterARestart_hasWhatThereIs_notWhatWasDone() throws IOException {
    SettableClock clock = new SettableClock();
    TokenCredentials token;
    try (MmfSandbox sandbox = builder().clock(clock).start()) {
      token = sandbox.authorize(ANNA);
    }
    long first = 0;
    for (int start = 0; start < 3; start++) {
      try (MmfSandbox sandbox = builder().clock(clock).start()) {
        SigningCaller me = caller(sandbox, token, clock);
        for (int i = 0; i < 20; i++) {
          long id = createAndDelete(me);
          first = first == 0 ? id : first;
          assertThat(id).isEqualTo(first + 20L * start + i);
        }
        assertThat(lines()).as("lines").isGreaterThan(40);
      }
      clock.advance(Duration.ofHours(1));
    }
    Path leftover = Files.writeString(folder.resolve("state.unfinished"), "{\"at");
    try (MmfSandbox sandbox = builder().clock(clock).start()) {
      assertThat(lines()).as("lines").isLessThan(25);
      assertThat(leftover).doesNotExist();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThatThrownBy(() -> builder().start()).hasMessageContaining("another sandbox");
      assertThat(createAndDelete(caller(sandbox, token, clock))).isEqualTo(first + 60);
    }
  }

  private long lines() throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    }
  }

  private static long createAndDelete(SigningCaller me) {
    String id =
        me.post("/workouts/create_workout", new Parameter("workout_date", "2013-01-16"), TITLE)
            .at("/result/output/workout_id")
            .asText();
    me.post("/workouts/delete_workout", new Parameter("workout_id", id));
    return Long.parseLong(id);
  }

  /** What the builder has is for the first start: later it would come back, or be there twice. */
  @Test
  void dataOfTheBuilder_isThereOnce_andStaysDeleted() {
    MmfSandbox.Builder seeded =
        builder()
            .workout(ANNA, SandboxWorkout.on(LocalDate.of(2013, 1, 16), "kept"))
            .workout(ANNA, SandboxWorkout.on(LocalDate.of(2013, 1, 17), "deleted"));
    for (int start = 0; start < 4; start++) {
      try (MmfSandbox sandbox = seeded.start()) {
        SigningCaller me = SigningCaller.of(sandbox, sandbox.authorize(ANNA));
        JsonNode workouts = me.get("/workouts/get_workouts").at("/result/output/workouts");
        assertThat(workouts.findValuesAsText("workout_description"))
            .as("start %d", start)
            .containsExactlyElementsOf(start < 2 ? List.of("deleted", "kept") : List.of("kept"));
        if (start == 1) {
          me.post(
              "/workouts/delete_workout",
              new Parameter("workout_id", workouts.at("/0/workout_id").asText()));
        }
      }
    }
  }

  @Test
  void start_withAStateThatIsNotWhole_isRefused() throws IOException {
    try (MmfSandbox sandbox = builder().start()) {
      sandbox.authorize(ANNA);
    }
    builder().start().close();
    List<String> whole = Files.readAllLines(file);
    assertThat(whole.get(1)).startsWith("{\"part\":");

    Files.write(file, whole.subList(0, 4));
    assertThatThrownBy(() -> builder().start()).hasMessageContaining("line 4");
    Files.writeString(file, whole.get(0) + "\n{\"part\":\"other\"}\n");
    assertThatThrownBy(() -> builder().start()).hasMessageContaining("line 2");
  }

  @Test
  void start_withHalfALine_goesOnBeforeIt() throws IOException {
    builder().start().close();
    String whole = Files.readString(file);
    Files.writeString(file, "{\"at\":\"2013", StandardOpenOption.APPEND);

    builder().start().close();

    assertThat(Files.readString(file)).isEqualTo(whole);
  }

  @Test
  void start_withAFileThatDoesNotFit_isRefusedWithoutItsText() throws IOException {
    builder().start().close();
    assertThatThrownBy(() -> MmfSandbox.builder().stateFile(file).start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 1")
        .hasMessageContaining("other users");
    Files.writeString(file, "{\"method\":\"users/nothing\"}\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> builder().start()).hasMessageContaining("line 2");
    Files.writeString(file, "secret\n");
    assertThatThrownBy(() -> builder().start())
        .hasMessageContaining("line 1")
        .hasMessageContaining("is not JSON")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void start_whileAnotherSandboxUsesTheFile_isRefused() {
    try (MmfSandbox sandbox = builder().start()) {
      assertThat(sandbox.wireMock().isRunning()).isTrue();
      assertThatThrownBy(() -> builder().start())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("another sandbox");
    }
    builder().start().close();
  }
}
