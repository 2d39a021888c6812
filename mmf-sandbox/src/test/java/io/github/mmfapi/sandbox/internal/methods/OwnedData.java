package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.sandbox.Tracks;
import io.github.mmfapi.sandbox.internal.methods.InProcessSandbox.Reply;
import io.github.mmfapi.sandbox.internal.methods.OwnershipTable.Clause;
import io.github.mmfapi.sandbox.internal.model.Account;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.state.Rows;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox in which a user owns a row of each kind with each privacy, and others stand in each
 * relation to this user. Each other user has rows of their own, too.
 */
final class OwnedData {
  /** What a caller is to the owner. */
  enum Relation {
    OWNER,
    /** The owner has added them. */
    FRIEND,
    /** A member of the owner's groups, who got a message from the owner. */
    PARTNER,
    STRANGER,
    /** Has added the owner, who has not added them. */
    ADMIRER,
    /** The owner has ignored their friend request. */
    REFUSED,
    /** Was a friend, and was removed by the owner. */
    FORMER,
    /** Sends no credentials. */
    NOBODY
  }

  /**
   * A row of the owner.
   *
   * @param handles the parameters that select it
   * @param readers who may see it, by the documentation
   * @param marks texts that are in no other row
   */
  record OwnedRow(
      String kind,
      String label,
      Map<String, String> handles,
      Set<Relation> readers,
      List<String> marks) {
    @Override
    public String toString() {
      return kind + " " + label;
    }
  }

  /** A response, and the lines of the state that the call had changed. */
  record Outcome(Reply reply, List<String> changes) {}

  static final Set<Relation> ALL = EnumSet.allOf(Relation.class);
  private static final Set<Relation> SIGNED = EnumSet.complementOf(EnumSet.of(Relation.NOBODY));
  private static final Set<Relation> ONLY_OWNER = Set.of(Relation.OWNER);
  private static final Set<Relation> CORRESPONDENTS = Set.of(Relation.OWNER, Relation.PARTNER);

  /** An id that no row has. */
  static final String UNKNOWN = "7999999";

  private static final long FIRST_USER = 9_100_001;
  private static final int MANY = 20_000;
  private static final Account COMPANION = new Account(FIRST_USER + 100, "companion", "secret");

  private final InProcessSandbox sandbox;
  private final Map<Relation, Account> accounts;
  private final Map<Relation, Map<String, OwnedRow>> own = new HashMap<>();
  private final List<OwnedRow> rows = new ArrayList<>();
  private StateSnapshot start;

  /** Whether a call that should change nothing was made since the state was last looked at. */
  private boolean mayHaveChanged;

  OwnedData() {
    this(MANY);
  }

  OwnedData(int maximumRows) {
    accounts = accounts();
    List<Account> all = new ArrayList<>(accounts.values());
    all.add(COMPANION);
    sandbox = new InProcessSandbox(maximumRows, all);
    spreadIds();
    accounts.keySet().forEach(this::createRows);
    createRowsOfEachPrivacy();
    relate();
    start = StateSnapshot.restorable(sandbox.instance());
  }

  private static int number(Relation relation) {
    return List.of(Relation.values()).indexOf(relation);
  }

  private static Map<Relation, Account> accounts() {
    Map<Relation, Account> accounts = new LinkedHashMap<>();
    for (Relation relation : SIGNED) {
      String name = relation.name().toLowerCase(Locale.ROOT);
      accounts.put(relation, new Account(FIRST_USER + number(relation), name, "secret"));
    }
    return accounts;
  }

  /** Gives each kind of row ids of its own, so that an id selects one row of all. */
  private void spreadIds() {
    long first = 7_000_000;
    try {
      Field next = Rows.class.getDeclaredField("nextId");
      next.setAccessible(true);
      for (Rows table : StateSnapshot.of(sandbox.instance()).objectsOf(Rows.class)) {
        next.setLong(table, first);
        first += 10_000;
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  InProcessSandbox sandbox() {
    return sandbox;
  }

  List<OwnedRow> rows() {
    return rows;
  }

  List<OwnedRow> rows(String kind) {
    return rows.stream().filter(row -> row.kind().equals(kind)).toList();
  }

  @Nullable User user(Relation relation) {
    Account account = accounts.get(relation);
    return account == null ? null : sandbox.user(account);
  }

  String id(Relation relation) {
    return Objects.requireNonNull(accounts.get(relation)).id();
  }

  static String companion() {
    return COMPANION.id();
  }

  /**
   * Calls a method, and then sets the state back.
   *
   * @return the response and what had changed
   */
  Outcome call(Relation by, MethodSpec spec, Map<String, String> parameters) {
    Reply reply = sandbox.call(user(by), spec.path(), parameters);
    return new Outcome(reply, start.restoreChanges());
  }

  /**
   * Calls a method that should change nothing; {@link #changesByMistake} says whether one did.
   * Looking at all of the state after each call takes much longer than the call.
   */
  Reply callWithoutEffect(Relation by, MethodSpec spec, Map<String, String> parameters) {
    mayHaveChanged = true;
    return sandbox.call(user(by), spec.path(), parameters);
  }

  /** Returns what the calls that should change nothing changed, and then sets the state back. */
  List<String> changesByMistake() {
    if (!mayHaveChanged) {
      return List.of();
    }
    mayHaveChanged = false;
    return start.restoreChanges();
  }

  /** Calls a method, and then sets the state back without looking at what had changed. */
  Reply reply(Relation by, MethodSpec spec, Map<String, String> parameters) {
    Reply reply = sandbox.call(user(by), spec.path(), parameters);
    start.restore();
    return reply;
  }

  /** Calls a method with parameters that may be repeated, and then sets the state back. */
  Outcome call(Relation by, MethodSpec spec, List<Parameter> parameters, @Nullable String file) {
    Reply reply = sandbox.call(user(by), spec.path(), parameters, file);
    return new Outcome(reply, start.restoreChanges());
  }

  /** Sets the state back. */
  void restore() {
    start.restore();
  }

  /** Takes the present state as the one that calls are set back to. */
  void keepChanges() {
    start = StateSnapshot.restorable(sandbox.instance());
  }

  /** Changes the state, and calls a method; the outcome has only the changes of the call. */
  Outcome callAfter(Runnable change, Relation by, MethodSpec spec, Map<String, String> parameters) {
    change.run();
    StateSnapshot before = StateSnapshot.restorable(sandbox.instance());
    Reply reply = sandbox.call(user(by), spec.path(), parameters);
    List<String> changes = before.restoreChanges();
    start.restore();
    return new Outcome(reply, changes);
  }

  /** Returns what an action changes, and then sets the state back. */
  List<String> changesOf(Runnable action) {
    action.run();
    return start.restoreChanges();
  }

  /** Calls a method that must succeed. */
  JsonNode make(@Nullable User by, String path, String... namesAndValues) {
    Map<String, String> form = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    MethodSpec spec = Objects.requireNonNull(OwnershipTable.SPECS.get(path), path);
    for (MethodSpec.Parameter parameter : spec.parameters()) {
      if (parameter.required()) {
        form.putIfAbsent(parameter.name(), sample(parameter));
      }
    }
    Reply reply = sandbox.call(by, path, form);
    if (reply.isRefused()) {
      throw new IllegalStateException(path + form + ": " + reply);
    }
    return reply.output();
  }

  private void createRows(Relation relation) {
    User user = user(relation);
    add(
        relation,
        "friend",
        "own",
        ONLY_OWNER,
        "users/add_friend",
        "friend_user_id",
        companion(),
        "source");
    OwnedRow list =
        add(
            relation,
            "friend_list",
            "own",
            ONLY_OWNER,
            "users/create_friend_list",
            "friend_list_name");
    make(
        user,
        "users/add_friend_to_friend_list",
        "friend_list_id",
        list.handles().get("friend_list_id"),
        "friend_user_id",
        companion());
    add(relation, "gear", "own", ONLY_OWNER, "gear/create_gear", "gear_name");
    add(relation, "gear_type", "own", ONLY_OWNER, "gear/create_gear_type", "gear_type_name");
    add(
        relation,
        "workout_type",
        "own",
        ONLY_OWNER,
        "workouts/create_workout_type",
        "parent_workout_type_id",
        "1",
        "workout_type_name");
    add(relation, "event", "hidden", ONLY_OWNER, "events/create_event", "event_title");
    add(relation, "group", "open", SIGNED, "groups/update_group", "public_flag", "1", "group_name");
    add(
        relation,
        "message",
        "to the companion",
        ONLY_OWNER,
        "users/send_message",
        "user_id",
        companion(),
        "subject");
    add(
        relation,
        "friend_request",
        "to the companion",
        ONLY_OWNER,
        "users/send_friend_request",
        "friend_user_id",
        companion(),
        "message");
    make(sandbox.user(COMPANION), "users/send_friend_request", "friend_user_id", id(relation));
    route(relation, 0);
    workout(relation, 0);
    String remote = mark(relation, "remote_user", "own");
    make(user, "users/associate_remote_user", "remote_user_type_id", "1", "remote_id", remote);
    String email = "user-" + id(relation) + "@example.com";
    remember(relation, new OwnedRow("email", "own", Map.of(), ONLY_OWNER, List.of(email)));
  }

  private void createRowsOfEachPrivacy() {
    for (int privacy = 1; privacy <= 3; privacy++) {
      route(Relation.OWNER, privacy);
      workout(Relation.OWNER, privacy);
    }
    User owner = user(Relation.OWNER);
    OwnedRow event =
        add(Relation.OWNER, "event", "published", SIGNED, "events/create_event", "event_title");
    make(owner, "events/publish_event", "event_key", event.handles().get("event_key"));
    add(
        Relation.OWNER,
        "group",
        "closed",
        CORRESPONDENTS,
        "groups/update_group",
        "public_flag",
        "1",
        "group_name");
    for (OwnedRow group : rows("group")) {
      make(
          user(Relation.PARTNER), "groups/join_group", "group_id", group.handles().get("group_id"));
    }
    OwnedRow closed = rows("group").get(1);
    make(
        owner,
        "groups/update_group",
        "group_id",
        closed.handles().get("group_id"),
        "public_flag",
        "0",
        "group_name",
        closed.marks().get(0));
    add(
        Relation.OWNER,
        "message",
        "to the partner",
        CORRESPONDENTS,
        "users/send_message",
        "user_id",
        id(Relation.PARTNER),
        "subject");
    JsonNode received =
        make(
            sandbox.user(COMPANION),
            "users/send_message",
            "user_id",
            id(Relation.OWNER),
            "subject",
            "mark-received");
    remember(
        Relation.OWNER,
        new OwnedRow(
            "message",
            "received",
            handles("message", received),
            ONLY_OWNER,
            List.of("mark-received")));
  }

  private void relate() {
    befriend(Relation.OWNER, Relation.FRIEND);
    befriend(Relation.FRIEND, Relation.OWNER);
    befriend(Relation.ADMIRER, Relation.OWNER);
    befriend(Relation.OWNER, Relation.FORMER);
    befriend(Relation.FORMER, Relation.OWNER);
    make(user(Relation.OWNER), "users/remove_friend", "friend_user_id", id(Relation.FORMER));
    make(user(Relation.REFUSED), "users/send_friend_request", "friend_user_id", id(Relation.OWNER));
    make(
        user(Relation.OWNER),
        "users/process_friend_requests",
        "process_request",
        "ignore",
        "friend_user_id",
        id(Relation.REFUSED));
  }

  private void befriend(Relation of, Relation friend) {
    make(user(of), "users/add_friend", "friend_user_id", id(friend));
  }

  /** Who may see a workout or route; the meaning of 2 is not recorded, and nobody else sees it. */
  static Set<Relation> readers(int privacy) {
    return switch (privacy) {
      case 1 -> Set.of(Relation.OWNER, Relation.FRIEND);
      case 3 -> ALL;
      default -> ONLY_OWNER;
    };
  }

  private void route(Relation relation, int privacy) {
    String label = "of privacy " + privacy;
    String latitude = (10 + privacy + 10 * number(relation)) + ".00017";
    String distance = "7" + number(relation) + privacy + "1.5";
    JsonNode made =
        make(
            user(relation),
            "routes/save_route",
            "route_name",
            mark(relation, "route", label),
            "total_distance",
            distance,
            "route_data",
            latitude + ",20.5|" + latitude + "9,20.6|" + latitude + "8,20.7",
            "privacy_setting",
            Integer.toString(privacy));
    remember(
        relation,
        new OwnedRow(
            "route",
            label,
            routeHandles(user(relation), made),
            readers(privacy),
            List.of(mark(relation, "route", label), latitude, distance)));
  }

  private Map<String, String> routeHandles(@Nullable User owner, JsonNode made) {
    Map<String, String> handles = new HashMap<>(handles("route", made));
    for (var row : sandbox.instance().state().routes().visibleTo(owner, owner)) {
      if (row.path("route_id").asText().equals(handles.get("route_id"))) {
        handles.put("r", row.path("r").asText());
      }
    }
    return handles;
  }

  /** Imports a workout with its track; the import creates a private route, too. */
  private void workout(Relation relation, int privacy) {
    String label = "of privacy " + privacy;
    String description = mark(relation, "workout", label);
    String series = mark(relation, "series", label);
    String imported = mark(relation, "imported route", label);
    User user = user(relation);
    JsonNode made = make(user, "workouts/import_tcx", "name", imported).path("result");
    remember(
        relation,
        new OwnedRow(
            "route",
            "of the workout " + label,
            routeHandles(user(relation), made),
            ONLY_OWNER,
            List.of(imported)));
    Map<String, String> handles = new HashMap<>(handles("workout", made));
    handles.put("session_id", made.path("workout_key").asText());
    String id = made.path("workout_id").asText();
    make(
        user,
        "workouts/edit_workout",
        "workout_id",
        id,
        "workout_description",
        description,
        "notes",
        description,
        "privacy_setting",
        Integer.toString(privacy));
    make(user, "workouts/add_time_series", "workout_id", id, "data", "[\"" + series + "\"]");
    remember(
        relation,
        new OwnedRow("workout", label, handles, readers(privacy), List.of(description, series)));
  }

  private static String mark(Relation relation, String kind, String label) {
    return "mark-" + relation.name().toLowerCase(Locale.ROOT) + "-" + kind + "-" + label + "-";
  }

  /** Makes a row; the last name gets a mark as its value. */
  private OwnedRow add(
      Relation relation,
      String kind,
      String label,
      Set<Relation> readers,
      String path,
      String... names) {
    String mark = mark(relation, kind, label);
    String[] namesAndValues = Arrays.copyOf(names, names.length + 1);
    namesAndValues[names.length] = mark;
    JsonNode made = make(user(relation), path, namesAndValues);
    OwnedRow row = new OwnedRow(kind, label, handles(kind, made), readers, List.of(mark));
    remember(relation, row);
    return row;
  }

  private static Map<String, String> handles(String kind, JsonNode made) {
    Map<String, String> handles = new HashMap<>();
    for (String name : List.of(kind + "_id", kind + "_key")) {
      handles.put(name, made.path(name).asText());
    }
    return handles;
  }

  private void remember(Relation relation, OwnedRow row) {
    own.computeIfAbsent(relation, key -> new HashMap<>()).putIfAbsent(row.kind(), row);
    if (relation == Relation.OWNER) {
      rows.add(row);
    }
  }

  /** Deletes what a caller may not see, as far as the methods can delete it. */
  OwnedData withoutHidden(Relation from) {
    for (OwnedRow row : List.copyOf(rows)) {
      MethodSpec deleting = OwnershipTable.deleting(row.kind());
      if (deleting != null && !row.readers().contains(from)) {
        String handle =
            row.kind() + (row.handles().containsKey(row.kind() + "_id") ? "_id" : "_key");
        String value =
            Objects.requireNonNull(
                row.handles().get(row.kind().equals("event") ? "event_key" : handle));
        make(
            user(Relation.OWNER),
            deleting.path(),
            row.kind().equals("event") ? "event_key" : handle,
            value);
        rows.remove(row);
      }
    }
    keepChanges();
    return this;
  }

  /** Returns parameters with which a method succeeds for a caller on the caller's own data. */
  Map<String, String> parameters(MethodSpec spec, Relation by) {
    Map<String, String> form = new LinkedHashMap<>();
    Set<String> groups = new java.util.HashSet<>();
    for (MethodSpec.Parameter parameter : spec.parameters()) {
      if (parameter.required() || (!parameter.group().isEmpty() && groups.add(parameter.group()))) {
        form.put(parameter.name(), value(spec, parameter, by));
      }
    }
    for (Clause clause : OwnershipTable.selecting(spec)) {
      boolean isNamed =
          form.keySet().stream().anyMatch(n -> clause.kind().equals(OwnershipTable.kindOf(n)));
      if (!clause.optional() && !isNamed) {
        String handle = Objects.requireNonNull(OwnershipTable.HANDLES.get(clause.kind())).get(0);
        form.put(handle, ownHandle(by, clause.kind(), handle));
      }
    }
    return form;
  }

  private String value(MethodSpec spec, MethodSpec.Parameter parameter, Relation by) {
    String kind = OwnershipTable.kindOf(parameter.name());
    if (kind == null) {
      return sample(parameter);
    }
    if (!kind.equals("user")) {
      return ownHandle(by, kind, parameter.name());
    }
    boolean isOther =
        parameter.name().startsWith("friend_")
            || OwnershipTable.has(spec, OwnershipTable.Rule.CONTACTS);
    return isOther || by == Relation.NOBODY ? companion() : id(by);
  }

  private String ownHandle(Relation by, String kind, String handle) {
    OwnedRow row = own.getOrDefault(by, Map.of()).get(kind);
    return row == null ? UNKNOWN : Objects.requireNonNull(row.handles().get(handle), handle);
  }

  /** Returns parameters that select a row by one handle, instead of the caller's own row. */
  Map<String, String> parameters(
      MethodSpec spec, Relation by, String kind, String handle, String value) {
    Map<String, String> form = parameters(spec, by);
    String group = group(spec, handle);
    form.keySet()
        .removeIf(
            name ->
                kind.equals(OwnershipTable.kindOf(name))
                    || (!group.isEmpty() && group.equals(group(spec, name))));
    form.put(handle, value);
    return form;
  }

  private static String group(MethodSpec spec, String name) {
    return spec.parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(MethodSpec.Parameter::group)
        .findFirst()
        .orElse("");
  }

  static String sample(MethodSpec.Parameter parameter) {
    return switch (parameter.name()) {
      case "latitude" -> "45.5";
      case "longitude" -> "-122.6";
      case "process_request" -> "approve";
      case "lap_interval" -> "0.1";
      case "data" -> "[1,2]";
      case "seconds" -> "0,10,20";
      case "tcx" -> Tracks.TCX;
      case "file" -> Tracks.GPX;
      case "route_data" -> "-122.66,45.51|-122.65,45.52|-122.64,45.52";
      case "email", "txtEmail" -> "new@example.com";
      default ->
          switch (parameter.type()) {
            case "int", "float", "bit", "bool" -> "1";
            case "date" -> "2013-01-16";
            default -> "some " + parameter.name();
          };
    };
  }

  /** Returns the texts that a caller must not see. */
  Stream<String> secretsFor(Relation by) {
    return rows.stream()
        .filter(row -> !row.readers().contains(by))
        .flatMap(row -> row.marks().stream());
  }

  /** Returns the texts that only lines of the owner's data have. */
  List<String> namesOfTheOwner() {
    List<String> names = new ArrayList<>(List.of(id(Relation.OWNER)));
    rows.forEach(row -> names.addAll(row.handles().values()));
    return names;
  }
}
