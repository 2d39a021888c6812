package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SigningCaller;
import io.github.mmfapi.sandbox.Tracks;
import io.github.mmfapi.sandbox.internal.model.Quota;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that add several rows, while the quota has room for some of them only. */
class AllOrNothingTest {
  private static final SandboxUser OTHER = new SandboxUser(7, "other", "secret");
  private static final SandboxUser THIRD = new SandboxUser(8, "third", "secret");

  /** What a method adds, and the list that shows it. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Adding(
      String method, int rows, String list, String rowsOfList, Parameter... form) {
    @Override
    public String toString() {
      return method;
    }
  }

  static List<Adding> methods() {
    return List.of(
        new Adding(
            "/workouts/import_tcx", 2, "/workouts/get_workouts", "workouts", of("tcx", Tracks.TCX)),
        new Adding(
            "/users/create_remote_user",
            2,
            "/users/search_users?keyword=new",
            "users",
            of("remote_user_type_id", "1"),
            of("remote_id", "r"),
            of("first_name", "New"),
            of("username", "new"),
            of("email", "new@example.com"),
            of("password", "x"),
            of("promo_opt_out_flag", "1")),
        new Adding(
            "/users/invite",
            2,
            "",
            "friend_requests",
            of("email_list", "user-7@example.com,user-8@example.com"),
            of("product", "x")));
  }

  private static Parameter of(String name, String value) {
    return new Parameter(name, value);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void method_withRoomForSomeOfItsRows_addsNone(Adding adding) {
    for (int room = 0; room <= adding.rows(); room++) {
      boolean fits = room == adding.rows();
      try (MmfSandbox sandbox = sandbox(3 + room)) {
        SigningCaller me = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));

        var result = me.post(adding.method(), adding.form()).path("result");

        assertThat(result.path("status").asInt()).as("%s", result).isEqualTo(fits ? 1 : -1);
        assertThat(listed(sandbox, me, adding)).isEqualTo(fits);
        assertThat(rowsLeft(me)).isEqualTo(fits ? 0 : room);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void method_withoutRoomForAllOfItsText_addsNone(Adding adding) {
    for (long room = 0; room <= 60_000; room += 1_000) {
      try (MmfSandbox sandbox =
          MmfSandbox.builder()
              .user(SandboxUser.TUTORIAL)
              .user(OTHER)
              .user(THIRD)
              .maximumTextBytes(3_000 + room)
              .start()) {
        SigningCaller me = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));

        var result = me.post(adding.method(), adding.form()).path("result");

        boolean added = result.path("status").asInt() == 1;
        assertThat(listed(sandbox, me, adding)).as("%s", result).isEqualTo(added);
        if (added) {
          assertThat(room).isPositive();
          return;
        }
        assertThat(result.at("/errors/0").asText()).contains("bytes of text");
        assertThat(me.get("/routes/get_routes").at("/result/output/count").asText()).isEqualTo("0");
      }
    }
    throw new AssertionError("60 KB must be enough for " + adding);
  }

  private static MmfSandbox sandbox(int rows) {
    return MmfSandbox.builder()
        .user(SandboxUser.TUTORIAL)
        .user(OTHER)
        .user(THIRD)
        .maximumRows(rows)
        .start();
  }

  private static boolean listed(MmfSandbox sandbox, SigningCaller me, Adding adding) {
    // An invitation shows in the list of the invited.
    SigningCaller viewer =
        adding.list().isEmpty() ? SigningCaller.of(sandbox, sandbox.authorize(OTHER)) : me;
    String list = adding.list().isEmpty() ? "/users/get_user_friend_requests" : adding.list();
    return !viewer.get(list).at("/result/output/" + adding.rowsOfList()).isEmpty();
  }

  /** Counts by adding until the sandbox is full. */
  private static int rowsLeft(SigningCaller me) {
    int added = 0;
    while (gear(me, added) == 1) {
      added++;
    }
    return added;
  }

  private static int gear(SigningCaller me, int number) {
    return me.post("/gear/create_gear_type", new Parameter("gear_type_name", "type " + number))
        .at("/result/status")
        .asInt();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void approval_withRoomForTheRequestOnly_keepsTheRequest(int room) {
    try (MmfSandbox sandbox = sandbox(4 + room)) {
      SigningCaller me = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));
      SigningCaller other = SigningCaller.of(sandbox, sandbox.authorize(OTHER));
      me.post("/users/send_friend_request", new Parameter("friend_user_id", "7"));

      int status =
          other
              .post(
                  "/users/process_friend_requests",
                  new Parameter("process_request", "approve"),
                  new Parameter("friend_user_id", Long.toString(sandbox.user().userId())))
              .at("/result/status")
              .asInt();

      // The request's own row makes room for one of the two friends.
      assertThat(status).isEqualTo(room == 0 ? -1 : 1);
      assertThat(other.get("/users/get_user_friend_requests").at("/result/output/count").asText())
          .isEqualTo(room == 0 ? "1" : "0");
      assertThat(me.get("/users/get_user_friends").at("/result/output/count").asText())
          .isEqualTo(room == 0 ? "0" : "1");
      assertThat(other.get("/users/get_user_friends").at("/result/output/count").asText())
          .isEqualTo(room == 0 ? "0" : "1");
    }
  }

  @Test
  void points_beyondTheQuota_addNoWorkoutAndNoRoute() {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      SigningCaller me = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));
      String half = "0,0|".repeat(Quota.POINTS / 2);
      assertThat(route(me, half)).isEqualTo(1);
      assertThat(route(me, "0,0|".repeat(Quota.POINTS / 2 - 3))).isEqualTo(1);

      // The file has two points and two laps for the workout, and two points for the route.
      var imported = me.post("/workouts/import_tcx", new Parameter("tcx", Tracks.TCX));

      assertThat(imported.at("/result/status").asInt()).isEqualTo(-1);
      assertThat(me.get("/workouts/get_workouts").at("/result/output/count").asText())
          .isEqualTo("0");
      assertThat(route(me, "0,0|".repeat(4))).isEqualTo(-1);
      assertThat(route(me, "0,0|".repeat(3))).isEqualTo(1);
    }
  }

  @Test
  void route_beyondTheRows_takesNoPoints() {
    try (MmfSandbox sandbox = MmfSandbox.builder().maximumRows(2).start()) {
      SigningCaller me = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));
      gear(me, 1);
      String half = "0,0|".repeat(Quota.POINTS / 2);

      // Each refused call would take half of the points.
      for (int i = 0; i < 3; i++) {
        var refused = saved(me, half);
        assertThat(refused.at("/result/errors/0").asText()).contains("2 rows");
      }
    }
  }

  private static int route(SigningCaller me, String points) {
    return saved(me, points).at("/result/status").asInt();
  }

  private static com.fasterxml.jackson.databind.JsonNode saved(SigningCaller me, String points) {
    return me.post(
        "/routes/save_route",
        new Parameter("route_name", "r"),
        new Parameter("route_type_id", "1"),
        new Parameter("total_distance", "1"),
        new Parameter("route_data", points));
  }
}
