package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
  private final ObjectNode recorded = Answers.recordedRow("user.json");
  private final Clock clock;
  private final Quota quota;

  Members(List<SandboxUser> users, Clock clock, Quota quota) {
    this.clock = clock;
    this.quota = quota;
    for (SandboxUser user : users) {
      if (byId.containsKey(Long.toString(user.userId()))
          || byNameOrEmail(user.username()) != null) {
        throw new IllegalArgumentException("two users of the sandbox are alike: " + user);
      }
      add(user);
    }
  }

  Member add(SandboxUser user) {
    quota.takeRow();
    String id = Long.toString(user.userId());
    ObjectNode row = recorded.deepCopy();
    if (!row.path("user_id").textValue().equals(id)) {
      row.put("email", "user-" + id + "@example.com");
    }
    row.put("user_id", id)
        .put("user_key", id)
        .put("username", user.username())
        .put("profile_link", "/user_profile?u=" + id)
        .put("training_link", "/user_training?u=" + id);
    Member member = new Member(user, row, clock.instant());
    byId.put(id, member);
    return member;
  }

  /** Makes a user with the next free id. */
  Member add(String username, String password) {
    long id = byId.values().stream().mapToLong(member -> member.user().userId()).max().orElse(0);
    return add(new SandboxUser(id + 1, username, password));
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
                member.user().username().equals(name)
                    || member.row().path("email").asText().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  /** Returns the user who logs in with this name and password, null if one of them is wrong. */
  @Nullable Member withPassword(@Nullable String name, @Nullable String password) {
    Member member = name == null ? null : byNameOrEmail(name);
    String expected = member == null ? "" : member.user().password();
    return password != null && isSame(expected, password) ? member : null;
  }

  /**
   * Returns the user who logs in with this name and the MD5 of his password. Uppercase digits are
   * refused, as 3.1 did (RUP, issue 31).
   */
  @Nullable Member withMd5(@Nullable String name, @Nullable String md5) {
    Member member = name == null ? null : byNameOrEmail(name);
    String expected = member == null ? "" : md5(member.user().password());
    return md5 != null && isSame(expected, md5) ? member : null;
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

  private static boolean isSame(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java runtime cannot compute MD5", e);
    }
  }
}
