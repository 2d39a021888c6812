package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** User records: read, made, changed, searched. */
final class UserMethods {
  /** Fields of the 207 that update_user takes; which ones 3.1 took is not on record. */
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

  Answer user(Call call, Member member) {
    ObjectNode row = state.users().rowFor(call.visitor(), member, state.unread(member));
    ObjectNode output = Json.object();
    output.set("user", row);
    return new Answer.Output(output, Answer.CRLF);
  }

  private static Answer handle(Member member) {
    return Answer.of(Json.object().put("user_id", member.id()));
  }

  private Answer createUser(Call call) {
    return Answer.of(handles(create(call)));
  }

  static ObjectNode handles(Member member) {
    return Json.object().put("user_id", member.id()).put("user_key", member.id());
  }

  /** Makes a user who can log in; the password is in no answer. */
  Member create(Call call) {
    String username = call.required("username");
    String email = call.required("email");
    if (state.users().byNameOrEmail(username) != null
        || state.users().byNameOrEmail(email) != null) {
      throw new Refusal("username or email is already taken");
    }
    if (call.required("password").isBlank() || username.isBlank()) {
      throw new Refusal("username and password must not be blank");
    }
    Member member = state.users().add(username, call.required("password"));
    member
        .row()
        .put("first_name", call.required("first_name"))
        .put("email", email)
        .put("promo_opt_out_flag", call.required("promo_opt_out_flag"))
        .put("created_date", state.now())
        .put("updated_date", state.now());
    return member;
  }

  private Answer updateUser(Call call) {
    if (state.users().selected(call) != call.caller()) {
      throw new Refusal("only the authorized user's own record can be changed");
    }
    ObjectNode changes = call.fields();
    changes.retain(CHANGEABLE);
    call.caller().row().setAll(changes);
    call.caller().row().put("updated_date", state.now());
    return Answer.of(handles(call.caller()).setAll(changes));
  }

  private Answer updateMapSettings(Call call) {
    call.caller().row().put("route_engine_preference_json", call.required("map_settings"));
    return Answer.of(handles(call.caller()));
  }

  private Answer summary(Call call) {
    Member member = state.users().selected(call);
    ObjectNode output = handles(member);
    output.put("username", member.account().username());
    output.set("first_name", member.row().path("first_name"));
    output.put("workout_count", count(state.workouts().visibleTo(call.visitor(), member)));
    output.put("route_count", count(state.routes().visibleTo(call.visitor(), member)));
    output.put("friend_count", count(state.friends().rows().of(member)));
    if (call.flag("fundraising")) {
      output.put("tdf_participant", false).put("mgive_fundraiser_id", 0);
      output.put("mgive_campaign_id", 0).put("mgive_keyword", "").put("mgive_shortcode", "");
    }
    return Answer.of(output);
  }

  private static String count(List<ObjectNode> rows) {
    return Integer.toString(rows.size());
  }

  private Answer searchUsers(Call call) {
    String keyword = call.text("keyword");
    List<ObjectNode> found = new ArrayList<>();
    for (Member member : state.users().all()) {
      if (keyword == null || mentions(member, keyword.toLowerCase(Locale.ROOT))) {
        found.add(brief(member));
      }
    }
    return Page.of(call, "users", found);
  }

  private static boolean mentions(Member member, String keyword) {
    ObjectNode row = member.row();
    String fullName = row.path("first_name").asText() + " " + row.path("last_name").asText();
    String text =
        fullName + "\n" + member.account().username() + "\n" + row.path("profile").asText();
    return text.toLowerCase(Locale.ROOT).contains(keyword);
  }

  private static ObjectNode brief(Member member) {
    ObjectNode row = handles(member).put("username", member.account().username());
    row.set("first_name", member.row().path("first_name"));
    row.set("last_name", member.row().path("last_name"));
    return row;
  }

  private Answer userKeys(Call call) {
    String email = call.required("email");
    List<ObjectNode> keys =
        state.users().all().stream()
            .filter(member -> member.row().path("email").asText().equalsIgnoreCase(email))
            .map(UserMethods::handles)
            .toList();
    return Page.all("user_keys", keys);
  }

  private Answer locations(Call call) {
    double minutes = call.decimal("minutes", Double.MAX_VALUE);
    String site = call.text("site_id");
    List<ObjectNode> places = new ArrayList<>();
    for (Member member : state.users().all()) {
      Duration age = Duration.between(member.since(), state.clock().instant());
      ObjectNode from = member.row();
      if (age.toSeconds() <= minutes * 60
          && (site == null || from.path("site_id").asText().equals(site))) {
        ObjectNode row = handles(member);
        for (String field : List.of("start_city", "start_state", "start_country")) {
          row.set(field, from.path(field));
        }
        places.add(row);
      }
    }
    return Page.all("locations", places);
  }

  private Answer taken(Call call, String name, String alias) {
    String value = String.valueOf(call.firstOf(name, alias));
    String field = name.equals("email") ? "email" : "username";
    return Answer.flag(
        "is_duplicate",
        state.users().all().stream()
            .anyMatch(member -> member.row().path(field).asText().equalsIgnoreCase(value)));
  }

  private Answer avatar(Call call) {
    String uid = call.text("uid");
    if (uid == null && call.visitor() == null) {
      throw Refusal.authentication();
    }
    Member member = uid == null ? call.caller() : state.users().require(uid);
    String size = call.text("size");
    int pixels = size != null && size.matches("[0-9]{1,3}") ? Integer.parseInt(size) : 64;
    return Images.avatar(member.account().userId(), Math.max(16, Math.min(500, pixels)));
  }
}
