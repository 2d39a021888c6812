package io.github.mmfapi.sandbox.internal.methods;

import io.github.mmfapi.sandbox.internal.model.Account;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.Resources;
import io.github.mmfapi.sandbox.internal.state.State;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code ownership.txt}: what each method may do with data of other users. */
final class OwnershipTable {
  /** The parameters that select a row, by its kind. */
  static final Map<String, List<String>> HANDLES =
      Map.of(
          "workout", List.of("workout_id", "workout_key", "session_id"),
          "route", List.of("route_id", "route_key", "r"),
          "event", List.of("event_key", "event_id"),
          "group", List.of("group_id", "group_key"),
          "gear", List.of("gear_id", "gear_key"),
          "friend", List.of("friend_id", "friend_key"),
          "friend_list", List.of("friend_list_id", "friend_list_key"),
          "message", List.of("message_id", "message_key"),
          "user",
              List.of(
                  "user_id",
                  "user_key",
                  "uid",
                  "friend_user_id",
                  "friend_user_key",
                  "friend_email",
                  "email_list"));

  /** Parameters that look like handles and select no row of a user. */
  static final Set<String> NO_HANDLES =
      Set.of(
          "activity_type_id",
          "parent_activity_type_id",
          "parent_workout_type_id",
          "workout_type_id",
          "route_type_id",
          "gear_type_id",
          "marker_type_id",
          "remote_user_type_id",
          "remote_id",
          "content_id",
          "content_type_id",
          "campaign_id",
          "site_id");

  private static final Pattern LIKE_A_HANDLE =
      Pattern.compile(".*_(id|key|email|email_list)|r|uid|email_list");

  enum Rule {
    OWNER,
    VISIBLE,
    MARKS,
    JOINS,
    LEAVES,
    ADDS,
    SELF,
    READS,
    CONTACTS,
    TOUCHES,
    CALLER,
    SHARED;

    /** Returns whether the rule is about one selected row. */
    boolean selects() {
      return compareTo(LEAVES) <= 0;
    }
  }

  /** A rule and the kind of row that it is about. */
  record Clause(Rule rule, String kind, boolean optional) {
    private static Clause of(String text) {
      String[] parts = text.split(":", -1);
      boolean optional = text.endsWith("?");
      String kind = parts.length > 1 ? parts[1].replace("?", "") : "";
      return new Clause(Rule.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT)), kind, optional);
    }
  }

  /** The methods with a handler, read once. The others use no data. */
  static final Map<String, MethodSpec> SPECS = handled();

  private static final Map<String, List<Clause>> CLAUSES = read();

  private OwnershipTable() {}

  private static Map<String, MethodSpec> handled() {
    Map<String, MethodSpec> specs = MethodTable.specs();
    State state =
        State.of(
            List.of(new Account(1, "owner", "x")), Clock.systemUTC(), new Quota(1_000, 1_000_000));
    specs.keySet().removeAll(AllMethods.of(state).simulated());
    return specs;
  }

  private static Map<String, List<Clause>> read() {
    Map<String, List<Clause>> clauses = new LinkedHashMap<>();
    Resources.text(OwnershipTable.class, "ownership.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" ", -1))
        .forEach(
            words -> clauses.put(words[0], Arrays.stream(words).skip(1).map(Clause::of).toList()));
    return clauses;
  }

  static Set<String> paths() {
    return CLAUSES.keySet();
  }

  static List<Clause> clauses(MethodSpec spec) {
    return CLAUSES.getOrDefault(spec.path(), List.of());
  }

  static List<Clause> selecting(MethodSpec spec) {
    return clauses(spec).stream().filter(clause -> clause.rule().selects()).toList();
  }

  static boolean has(MethodSpec spec, Rule rule) {
    return clauses(spec).stream().anyMatch(clause -> clause.rule() == rule);
  }

  static List<String> kinds(MethodSpec spec, Rule rule) {
    return clauses(spec).stream().filter(c -> c.rule() == rule).map(Clause::kind).toList();
  }

  static boolean looksLikeAHandle(String parameter) {
    return LIKE_A_HANDLE.matcher(parameter).matches();
  }

  /** Returns the kind of row that a parameter selects, null if it selects none. */
  static @Nullable String kindOf(String parameter) {
    return HANDLES.entrySet().stream()
        .filter(kind -> kind.getValue().contains(parameter))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** Returns the method that deletes a row of a kind. */
  static @Nullable MethodSpec deleting(String kind) {
    return SPECS.values().stream()
        .filter(spec -> spec.name().equals("delete_" + kind))
        .filter(spec -> kinds(spec, Rule.OWNER).contains(kind))
        .findFirst()
        .orElse(null);
  }

  static Stream<MethodSpec> specs() {
    return SPECS.values().stream();
  }
}
