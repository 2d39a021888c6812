package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.mmfapi.sandbox.internal.methods.InProcessSandbox.Reply;
import io.github.mmfapi.sandbox.internal.methods.MethodSpec.Access;
import io.github.mmfapi.sandbox.internal.methods.OwnedData.OwnedRow;
import io.github.mmfapi.sandbox.internal.methods.OwnedData.Relation;
import io.github.mmfapi.sandbox.internal.methods.OwnershipTable.Clause;
import io.github.mmfapi.sandbox.internal.methods.OwnershipTable.Rule;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls every method as everybody with every row of one owner. What is expected is derived from
 * {@code ownership.txt}, and from who may see a row.
 */
class OwnershipTest {
  /** One of those who are nothing to the owner is enough for the tables of all methods. */
  private static final List<Relation> SOME =
      List.of(Relation.FRIEND, Relation.PARTNER, Relation.STRANGER, Relation.NOBODY);

  private static OwnedData data;

  /** The same data without what a caller may not see, as far as methods can delete it. */
  private static Map<Relation, OwnedData> withoutHidden;

  @BeforeAll
  static void createData() {
    data = new OwnedData();
    withoutHidden = new EnumMap<>(Relation.class);
  }

  @AfterEach
  void assertThatNothingWasChangedByMistake() {
    assertNoChangeByMistake(data);
    withoutHidden.values().forEach(OwnershipTest::assertNoChangeByMistake);
  }

  private static void assertNoChangeByMistake(OwnedData data) {
    assertThat(data.changesByMistake()).as("changed by a read or by a refused call").isEmpty();
  }

  static Stream<MethodSpec> methods() {
    return OwnershipTable.specs();
  }

  static Stream<MethodSpec> methodsThatSelectARow() {
    return methods().filter(spec -> !OwnershipTable.selecting(spec).isEmpty());
  }

  static Stream<MethodSpec> methodsThatNameTheCaller() {
    return methods().filter(spec -> OwnershipTable.has(spec, Rule.SELF));
  }

  @Test
  void table_hasEveryMethodWithAHandler() {
    assertThat(OwnershipTable.paths()).containsExactlyElementsOf(OwnershipTable.SPECS.keySet());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void table_namesTheKindOfEachHandle(MethodSpec spec) {
    for (MethodSpec.Parameter parameter : spec.parameters()) {
      String kind = OwnershipTable.kindOf(parameter.name());
      if (kind == null) {
        assertThat(
                !OwnershipTable.looksLikeAHandle(parameter.name())
                    || OwnershipTable.NO_HANDLES.contains(parameter.name()))
            .as(
                "%s of %s looks like the id of a row: add it to HANDLES of OwnershipTable if it"
                    + " selects a row of a user, otherwise to NO_HANDLES",
                parameter.name(), spec.path())
            .isTrue();
      } else if (!kind.equals("user")) {
        assertThat(OwnershipTable.selecting(spec)).extracting(Clause::kind).contains(kind);
      } else if (!mayIgnoreUsers(spec)) {
        assertThat(OwnershipTable.clauses(spec))
            .extracting(Clause::rule)
            .containsAnyOf(Rule.SELF, Rule.READS, Rule.CONTACTS, Rule.CALLER);
      }
    }
  }

  /** The documentation of these calls the workout's id user_id, probably by mistake. */
  private static boolean mayIgnoreUsers(MethodSpec spec) {
    return OwnershipTable.kinds(spec, Rule.VISIBLE).contains("workout");
  }

  @ParameterizedTest
  @MethodSource("methodsThatSelectARow")
  void method_selectingARow_isAllowedAsTheTableSays(MethodSpec spec) {
    for (Clause clause : OwnershipTable.selecting(spec)) {
      for (OwnedRow row : data.rows(clause.kind())) {
        for (String handle : handles(spec, clause.kind())) {
          OwnedData.ALL.forEach(by -> check(spec, clause, row, handle, by));
        }
      }
    }
  }

  private static List<String> handles(MethodSpec spec, String kind) {
    List<String> declared =
        spec.parameters().stream()
            .map(MethodSpec.Parameter::name)
            .filter(name -> kind.equals(OwnershipTable.kindOf(name)))
            .toList();
    return declared.isEmpty()
        ? Objects.requireNonNull(OwnershipTable.HANDLES.get(kind)).subList(0, 2)
        : declared;
  }

  private static void check(
      MethodSpec spec, Clause clause, OwnedRow row, String handle, Relation by) {
    String value = Objects.requireNonNull(row.handles().get(handle), handle);
    Map<String, String> form = data.parameters(spec, by, clause.kind(), handle, value);
    String what = by + " calls " + spec.path() + " with " + handle + " of the " + row;

    boolean allowed = isAllowed(spec, clause.rule(), row, by);

    Reply reply = call(spec, form, by, what, isRead(spec) || !allowed);

    assertThat(reply.isRefused()).as("%s: %s", what, reply).isEqualTo(!allowed);
    if (!allowed && !row.readers().contains(by)) {
      Map<String, String> unknown = new LinkedHashMap<>(form);
      unknown.put(handle, OwnedData.UNKNOWN);
      assertThat(reply.body()).as(what).isEqualTo(data.callWithoutEffect(by, spec, unknown).body());
    }
  }

  private static boolean isAllowed(MethodSpec spec, Rule rule, OwnedRow row, Relation by) {
    if (by == Relation.NOBODY && !spec.access().contains(Access.OPEN)) {
      return false;
    }
    return switch (rule) {
      case OWNER -> by == Relation.OWNER;
      case LEAVES -> by == Relation.PARTNER;
      default -> row.readers().contains(by);
    };
  }

  private static boolean isRead(MethodSpec spec) {
    return spec.verb().equals("GET") && !OwnershipTable.has(spec, Rule.MARKS);
  }

  /**
   * Calls a method and checks what holds for all calls: a refused call changes nothing, a write
   * changes nothing of others, and no response has data that the caller may not see.
   */
  private static Reply call(MethodSpec spec, Map<String, String> form, Relation by, String what) {
    return call(spec, form, by, what, isRead(spec));
  }

  /** What a call changes that should have no effect is seen before the next that may have one. */
  private static Reply call(
      MethodSpec spec, Map<String, String> form, Relation by, String what, boolean hasNoEffect) {
    List<String> changes = List.of();
    Reply reply;
    if (hasNoEffect) {
      reply = data.callWithoutEffect(by, spec, form);
    } else {
      assertNoChangeByMistake(data);
      OwnedData.Outcome outcome = data.call(by, spec, form);
      reply = outcome.reply();
      changes = outcome.changes();
    }
    if (reply.isRefused()) {
      assertThat(changes).as("%s: %s", what, reply).isEmpty();
    }
    if (by == Relation.NOBODY && !spec.access().contains(Access.OPEN)) {
      assertThat(reply.error()).as(what).isEqualTo(Refusal.AUTHENTICATION_FAILED);
    }
    if (by != Relation.OWNER) {
      assertThat(changesOfTheOwner(spec, changes)).as("%s: %s", what, reply).isEmpty();
    }
    data.secretsFor(by)
        .filter(secret -> form.values().stream().noneMatch(value -> value.contains(secret)))
        .filter(reply.body()::contains)
        .forEach(secret -> fail(what + " shows " + secret + ": " + reply));
    return reply;
  }

  private static List<String> changesOfTheOwner(MethodSpec spec, List<String> changes) {
    List<String> names = data.namesOfTheOwner();
    List<String> parts = OwnershipTable.kinds(spec, Rule.TOUCHES);
    boolean marks = OwnershipTable.has(spec, Rule.MARKS);
    return changes.stream()
        .filter(change -> names.stream().anyMatch(name -> isOf(name, change)))
        .filter(change -> parts.stream().noneMatch(change.split(": ", 2)[0]::contains))
        .filter(change -> !(marks && change.contains("read_flag")))
        .toList();
  }

  /** A row of others may come to name the owner, but must not come to belong to the owner. */
  private static boolean isOf(String name, String change) {
    String path = change.substring(0, change.indexOf(": "));
    if (path.endsWith(".nextId") || path.endsWith(".nextKey")) {
      // The number that the next row of anybody gets.
      return false;
    }
    String before = change.substring(path.length(), change.indexOf(" -> "));
    return before.contains(name)
        || path.contains("[" + name + "]")
        || change.contains("\"user_id\":\"" + name + "\"");
  }

  @ParameterizedTest
  @MethodSource("methodsThatNameTheCaller")
  void method_ofTheCaller_refusesOtherUsers(MethodSpec spec) {
    for (String handle : List.of("user_id", "user_key")) {
      if (spec.path().equals("users/login") && handle.equals("user_id")) {
        continue;
      }
      for (Relation by : OwnedData.ALL) {
        Map<String, String> form = data.parameters(spec, by);
        form.put(handle, data.id(Relation.OWNER));
        form.put("hometown", "elsewhere");
        String what = by + " calls " + spec.path() + " with " + handle;

        Reply reply = call(spec, form, by, what, isRead(spec) || by != Relation.OWNER);

        assertThat(reply.isRefused()).as("%s: %s", what, reply).isEqualTo(by != Relation.OWNER);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void method_withEveryHandleOfTheOwner_changesAndShowsNothingOfTheOwner(MethodSpec spec) {
    for (Relation by : SOME) {
      Map<String, String> plain = data.parameters(spec, by);
      String what = by + " calls " + spec.path();
      Reply own = call(spec, plain, by, what + " without handles of the owner");
      if (by != Relation.NOBODY && !OwnershipTable.has(spec, Rule.LEAVES)) {
        assertThat(own.isRefused()).as("%s: %s", what, own).isFalse();
      }
      for (List<OwnedRow> rows : List.of(firstOfEachKind(), lastOfEachKind())) {
        Map<String, String> form = new LinkedHashMap<>();
        rows.forEach(row -> form.putAll(row.handles()));
        form.putAll(data.parameters(spec, by));
        call(spec, form, by, what + " with all handles of " + rows);
      }
      Map<String, String> form = data.parameters(spec, by);
      for (String handle : List.of("user_id", "user_key", "uid", "friend_user_id")) {
        form.put(handle, data.id(Relation.OWNER));
        call(spec, form, by, what + " and names the owner up to " + handle);
      }
    }
  }

  /** A name that is unique, and its value that the owner has. */
  @ParameterizedTest
  @CsvSource({
    "users/associate_remote_user, remote_id, mark-owner-remote_user-own-",
    "users/create_remote_user, remote_id, mark-owner-remote_user-own-",
    "users/create_remote_user, username, owner",
    "users/create_remote_user, email, USER-9100001@example.com",
    "users/create_user, username, owner",
    "users/create_user, username, user-9100001@example.com",
    "users/create_user, email, user-9100001@example.com"
  })
  void name_thatTheOwnerHas_isRefusedToOthers(String path, String name, String value) {
    MethodSpec spec = Objects.requireNonNull(OwnershipTable.SPECS.get(path));
    for (Relation by : List.of(Relation.FRIEND, Relation.STRANGER)) {
      Map<String, String> form = data.parameters(spec, by);
      form.put(name, value);
      String what = by + " calls " + path + " with " + name;
      assertThat(call(spec, form, by, what).isRefused()).as(what).isTrue();
    }
  }

  private static List<OwnedRow> firstOfEachKind() {
    return OwnershipTable.HANDLES.keySet().stream()
        .flatMap(kind -> data.rows(kind).stream().limit(1))
        .toList();
  }

  private static List<OwnedRow> lastOfEachKind() {
    return OwnershipTable.HANDLES.keySet().stream()
        .map(data::rows)
        .filter(rows -> !rows.isEmpty())
        .map(rows -> rows.get(rows.size() - 1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void method_whileHiddenRowsExist_respondsAsIfTheyDidNot(MethodSpec spec) {
    for (Relation by : SOME) {
      OwnedData less =
          withoutHidden.computeIfAbsent(by, relation -> new OwnedData().withoutHidden(relation));
      for (String handle : List.of("", "user_id", "user_key")) {
        Map<String, String> form = data.parameters(spec, by);
        if (!handle.isEmpty()) {
          form.put(handle, data.id(Relation.OWNER));
        }
        compare(spec, form, by, less);
      }
      for (Clause clause : OwnershipTable.selecting(spec)) {
        String handle = handles(spec, clause.kind()).get(0);
        for (OwnedRow row : data.rows(clause.kind())) {
          if (!row.readers().contains(by)) {
            continue;
          }
          String value = Objects.requireNonNull(row.handles().get(handle));
          compare(spec, data.parameters(spec, by, clause.kind(), handle, value), by, less);
        }
      }
    }
  }

  private static void compare(
      MethodSpec spec, Map<String, String> form, Relation by, OwnedData less) {
    String what = by + " calls " + spec.path() + form.keySet();
    Reply expected =
        isRead(spec) ? less.callWithoutEffect(by, spec, form) : less.reply(by, spec, form);
    assertThat(call(spec, form, by, what).body()).as(what).isEqualTo(expected.body());
  }
}
