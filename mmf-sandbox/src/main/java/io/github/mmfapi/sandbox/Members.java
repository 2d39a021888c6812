package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The users, those that the sandbox was started with and those made since. */
final class Members {
  /** What another user is not shown of the 207 fields; the fields stay, empty. */
  private static final List<String> PRIVATE =
      List.of(
          "email",
          "birthdate",
          "last_login_date",
          "last_login_ip",
          "last_login_http_referrer",
          "md5_password",
          "activation_code",
          "unread_message_count");

  private final Map<String, Member> byId = new LinkedHashMap<>();
  private final ObjectNode recorded = Rows.recorded("user.json");
  private final Clock clock;
  private final Quota quota;

  Members(List<Account> accounts, Clock clock, Quota quota) {
    this.clock = clock;
    this.quota = quota;
    for (Account account : accounts) {
      if (byId.containsKey(account.id()) || byNameOrEmail(account.username()) != null) {
        throw new IllegalArgumentException(
            "Two users have the same id or name: " + account + "; give each its own");
      }
      add(account);
    }
  }

  Member add(Account account) {
    quota.takeRow();
    String id = account.id();
    ObjectNode row = recorded.deepCopy();
    if (!row.path("user_id").textValue().equals(id)) {
      row.put("email", "user-" + id + "@example.com");
    }
    row.put("user_id", id)
        .put("user_key", id)
        .put("username", account.username())
        .put("profile_link", "/user_profile?u=" + id)
        .put("training_link", "/user_training?u=" + id);
    Member member = new Member(account, row, clock.instant());
    byId.put(id, member);
    return member;
  }

  /** Makes a user with the next free id. */
  Member add(String username, String password) {
    long id = byId.values().stream().mapToLong(member -> member.account().userId()).max().orElse(0);
    return add(new Account(id + 1, username, password));
  }

  Collection<Member> all() {
    return byId.values();
  }

  @Nullable Member find(String idOrKey) {
    return byId.get(idOrKey);
  }

  Member require(@Nullable String idOrKey) {
    Member member = idOrKey == null ? null : byId.get(idOrKey);
    if (member == null) {
      throw Refusal.missing("user");
    }
    return member;
  }

  /**
   * Returns the user that {@code user_id} or {@code user_key} selects, else the caller.
   *
   * @throws Refusal if there is no such user
   */
  Member selected(Call call) {
    String selector = call.firstOf("user_id", "user_key");
    if (selector == null && call.visitor() == null) {
      throw Refusal.authentication();
    }
    return selector == null ? call.caller() : require(selector);
  }

  @Nullable Member byNameOrEmail(String name) {
    return byId.values().stream()
        .filter(
            member ->
                member.account().username().equals(name)
                    || member.row().path("email").asText().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  /** Returns the user who logs in with this name and password, null if one of them is wrong. */
  @Nullable Member withPassword(@Nullable String name, @Nullable String password) {
    Member member = name == null ? null : byNameOrEmail(name);
    String expected = member == null ? "" : member.account().password();
    return password != null && Digests.isSame(expected, password) ? member : null;
  }

  /**
   * Returns the user who logs in with this name and the MD5 of his password. Uppercase digits are
   * refused, as 3.1 did (RUP, issue 31).
   */
  @Nullable Member withMd5(@Nullable String name, @Nullable String md5) {
    Member member = name == null ? null : byNameOrEmail(name);
    String expected =
        member == null
            ? ""
            : HexFormat.of().formatHex(Digests.of("MD5", member.account().password()));
    return md5 != null && Digests.isSame(expected, md5) ? member : null;
  }

  /** Returns a user's fields as somebody sees them. */
  ObjectNode rowFor(@Nullable Member viewer, Member member, long unreadMessages) {
    ObjectNode row = member.row().deepCopy();
    row.put("unread_message_count", Long.toString(unreadMessages));
    if (viewer != member) {
      PRIVATE.forEach(name -> row.put(name, ""));
    }
    return row;
  }
}
