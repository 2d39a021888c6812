package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.geo.Images;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Page;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.state.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Reads, creates, changes and searches users. */
final class UserMethods {
  /** Fields that update_user can change; those of 3.1 are not recorded. */
  private static final Set<String> CHANGEABLE =
      Set.of(
          "first_name",
          "last_name",
          "profile",
          "sex",
          "birthdate",
          "height",
          "weight",
          "resting_hr",
          "stride_length",
          "measurement_unit",
          "temperature_unit",
          "preferred_date_format",
          "first_day_of_week",
          "start_city",
          "start_state",
          "start_zip",
          "start_country",
          "timezone",
          "hometown",
          "introduction",
          "hobbies",
          "website",
          "promo_opt_out_flag",
          "privacy_setting");

  /** More bytes than the fields of a new user take, without the texts of the caller. */
  private static final int NEW_USER = 3_000;

  private static final String MAP_SETTINGS = "route_engine_preference_json";

  private final State state;

  UserMethods(State state) {
    this.state = state;
  }

  void addTo(MethodTable table) {
    table
        .on("users/get_user", call -> user(call, state.users().selected(call)))
        .on("users/authenticate_user", call -> handle(call.caller()))
        .on("users/create_user", this::createUser)
        .on("users/update_user", this::updateUser)
        .on("users/update_user_map_settings", this::updateMapSettings)
        .on("users/get_user_summary", this::summary)
        .on("users/user_summary", this::summary)
        .on("users/search_users", this::searchUsers)
        .on("users/get_user_keys", this::userKeys)
        .on("users/get_user_locations", this::locations)
        .on("users/is_duplicate_email", call -> taken(call, "email", "txtEmail"))
        .on("users/is_duplicate_username", call -> taken(call, "username", "txtUsername"))
        .on("users/get_avatar", this::avatar);
  }

  Response user(Call call, User user) {
    ObjectNode row = state.users().rowFor(call.visitor(), user, state.unread(user));
    ObjectNode output = Json.object();
    output.set("user", row);
    return new Response.Output(output, Response.CRLF);
  }

  private static Response handle(User user) {
    return Response.of(Json.object().put("user_id", user.id()));
  }

  private Response createUser(Call call) {
    return Response.of(handles(create(call)));
  }

  static ObjectNode handles(User user) {
    return Json.object().put("user_id", user.id()).put("user_key", user.id());
  }

  /** Creates a user who can log in; no response contains the password. */
  User create(Call call) {
    String username = call.required("username");
    String email = call.required("email");
    if (state.users().byNameOrEmail(username) != null
        || state.users().byNameOrEmail(email) != null) {
      throw new Refusal("username or email is already taken");
    }
    if (call.required("password").isBlank() || username.isBlank()) {
      throw new Refusal("username and password must not be blank");
    }
    String firstName = call.required("first_name");
    String optOut = call.required("promo_opt_out_flag");
    state.quota().requireBytes(bytes(call));
    User user = state.users().add(username, call.required("password"), email);
    state
        .users()
        .change(
            user,
            Json.object()
                .put("email", email)
                .put("first_name", firstName)
                .put("promo_opt_out_flag", optOut)
                .put("created_date", state.now())
                .put("updated_date", state.now()));
    return user;
  }

  /** Returns the most room that the texts of a new user take. */
  static long bytes(Call call) {
    return NEW_USER
        + Stream.of("username", "password", "email", "first_name", "promo_opt_out_flag")
            .mapToLong(name -> Quota.bytes(call.required(name)))
            .sum();
  }

  private Response updateUser(Call call) {
    if (state.users().selected(call) != call.caller()) {
      throw new Refusal("a user can only change their own record");
    }
    ObjectNode changes = call.fields();
    changes.retain(CHANGEABLE);
    ObjectNode stored = changes.deepCopy().put("updated_date", state.now());
    state.users().change(call.caller(), stored);
    return Response.of(handles(call.caller()).setAll(changes));
  }

  private Response updateMapSettings(Call call) {
    String settings = call.required("map_settings");
    int before = Quota.weight(call.caller().row().path(MAP_SETTINGS).asText());
    int after = Quota.weight(settings);
    state.quota().require(0, after - before);
    state.users().change(call.caller(), Json.object().put(MAP_SETTINGS, settings));
    state.quota().exchangePoints(before, after);
    return Response.of(handles(call.caller()));
  }

  private Response summary(Call call) {
    User user = state.users().selected(call);
    ObjectNode output = handles(user);
    output.put("username", user.account().username());
    output.set("first_name", user.row().path("first_name"));
    output.put("workout_count", count(state.workouts().visibleTo(call.visitor(), user)));
    output.put("route_count", count(state.routes().visibleTo(call.visitor(), user)));
    output.put("friend_count", count(state.friends().rows().of(user)));
    if (call.flag("fundraising")) {
      output.put("tdf_participant", false).put("mgive_fundraiser_id", 0);
      output.put("mgive_campaign_id", 0).put("mgive_keyword", "").put("mgive_shortcode", "");
    }
    return Response.of(output);
  }

  private static String count(List<ObjectNode> rows) {
    return Integer.toString(rows.size());
  }

  private Response searchUsers(Call call) {
    String keyword = call.text("keyword");
    List<ObjectNode> found = new ArrayList<>();
    for (User user : state.users().all()) {
      if (keyword == null || mentions(user, keyword.toLowerCase(Locale.ROOT))) {
        found.add(brief(user));
      }
    }
    return Page.of(call, "users", found);
  }

  private static boolean mentions(User user, String keyword) {
    ObjectNode row = user.row();
    String fullName = row.path("first_name").asText() + " " + row.path("last_name").asText();
    String text = fullName + "\n" + user.account().username() + "\n" + row.path("profile").asText();
    return text.toLowerCase(Locale.ROOT).contains(keyword);
  }

  private static ObjectNode brief(User user) {
    ObjectNode row = handles(user).put("username", user.account().username());
    row.set("first_name", user.row().path("first_name"));
    row.set("last_name", user.row().path("last_name"));
    return row;
  }

  private Response userKeys(Call call) {
    String email = call.required("email");
    List<ObjectNode> keys =
        state.users().all().stream()
            .filter(user -> user.row().path("email").asText().equalsIgnoreCase(email))
            .map(UserMethods::handles)
            .toList();
    return Page.all("user_keys", keys);
  }

  private Response locations(Call call) {
    double minutes = call.decimal("minutes", Double.MAX_VALUE);
    String site = call.text("site_id");
    List<ObjectNode> places = new ArrayList<>();
    for (User user : state.users().all()) {
      Duration age = Duration.between(user.since(), state.clock().instant());
      ObjectNode from = user.row();
      if (age.toSeconds() <= minutes * 60
          && (site == null || from.path("site_id").asText().equals(site))) {
        ObjectNode row = handles(user);
        for (String field : List.of("start_city", "start_state", "start_country")) {
          row.set(field, from.path(field));
        }
        places.add(row);
      }
    }
    return Page.all("locations", places);
  }

  private Response taken(Call call, String name, String alias) {
    String value = String.valueOf(call.firstOf(name, alias));
    String field = name.equals("email") ? "email" : "username";
    return Response.flag(
        "is_duplicate",
        state.users().all().stream()
            .anyMatch(user -> user.row().path(field).asText().equalsIgnoreCase(value)));
  }

  private Response avatar(Call call) {
    String uid = call.text("uid");
    if (uid == null && call.visitor() == null) {
      throw Refusal.authentication();
    }
    User user = uid == null ? call.caller() : state.users().require(uid);
    String size = call.text("size");
    int pixels = size != null && size.matches("[0-9]{1,3}") ? Integer.parseInt(size) : 64;
    return Images.avatar(user.account().userId(), Math.max(16, Math.min(500, pixels)));
  }
}
