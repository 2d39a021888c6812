package io.github.mmfapi.sandbox.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Account;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Digests;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.User;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The users: those that the sandbox was started with and those created since. */
public final class Users implements Saved {
  /** Fields of the 207 that are empty in another user's view, all secrets among them. */
  private static final List<String> PRIVATE =
      List.of(
          "email",
          "birthdate",
          "last_login_date",
          "last_login_ip",
          "last_login_http_referrer",
          "md5_password",
          "activation_code",
          "http_referrer",
          "VerificationKey",
          "EmailVerificationKey",
          "email_hash",
          "privacy_password",
          "training_privacy_password",
          "twitter_password",
          "facebook_password",
          "nike_password",
          "unread_message_count");

  private final Map<String, User> byId = new LinkedHashMap<>();
  private final Map<String, User> byName = new HashMap<>();

  /** The users by e-mail address in lowercase. */
  private final Map<String, User> byEmail = new HashMap<>();

  private final ObjectNode recorded = Rows.recorded("user.json");

  /** What the users' rows take of the quota, by id. */
  private final Map<String, Long> bytes = new HashMap<>();

  private final Clock clock;
  private final Quota quota;
  private long highestId;

  Users(List<Account> accounts, Clock clock, Quota quota) {
    this.clock = clock;
    this.quota = quota;
    for (Account account : accounts) {
      if (byId.containsKey(account.id()) || byNameOrEmail(account.username()) != null) {
        throw new IllegalArgumentException(
            "two users have the same id or name: " + account + "; choose different ones");
      }
      add(account);
    }
  }

  User add(Account account) {
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
    User user = new User(account, row, clock.instant());
    long size = sizeOf(user, row);
    quota.takeRow(size);
    place(user, size);
    return user;
  }

  private void place(User user, long size) {
    Account account = user.account();
    bytes.put(user.id(), size);
    byId.put(user.id(), user);
    highestId = Math.max(highestId, account.userId());
    byName.put(account.username(), user);
    byEmail.putIfAbsent(emailOf(user), user);
  }

  @Override
  public JsonNode save() {
    ArrayNode saved = Json.array();
    for (User user : byId.values()) {
      saved
          .addObject()
          .put("user_id", user.account().userId())
          .put("username", user.account().username())
          .put("password", user.account().password())
          .put("since", user.since().toString())
          .put("bytes", bytes.getOrDefault(user.id(), 0L))
          .set("row", Rows.differences(user.row(), recorded));
    }
    return saved;
  }

  @Override
  public void load(JsonNode saved) {
    for (JsonNode one : saved) {
      Account account =
          new Account(
              one.path("user_id").asLong(),
              one.path("username").asText(),
              one.path("password").asText());
      ObjectNode row = Rows.completed(one.path("row"), recorded);
      Instant since = Instant.parse(one.path("since").asText());
      place(new User(account, row, since), one.path("bytes").asLong());
    }
  }

  private static String emailOf(User user) {
    return user.row().path("email").asText().toLowerCase(Locale.ROOT);
  }

  private long sizeOf(User user, ObjectNode row) {
    return Quota.bytes(row, recorded) + Quota.bytes(user.account().password());
  }

  /**
   * Changes fields of a user, but not the handles, the name and the e-mail address.
   *
   * @throws Refusal if there is not enough room for the text; then nothing has changed
   */
  public void change(User user, ObjectNode fields) {
    ObjectNode changed = user.row().deepCopy().setAll(fields);
    long after = sizeOf(user, changed);
    quota.exchangeBytes(bytes.getOrDefault(user.id(), 0L), after);
    bytes.put(user.id(), after);
    user.row().setAll(fields);
  }

  /** Creates a user with the next free id. */
  public User add(String username, String password, String email) {
    User user = add(new Account(highestId + 1, username, password));
    byEmail.remove(emailOf(user), user);
    user.row().put("email", email);
    byEmail.putIfAbsent(emailOf(user), user);
    return user;
  }

  public Collection<User> all() {
    return byId.values();
  }

  public @Nullable User find(String idOrKey) {
    return byId.get(idOrKey);
  }

  public User require(@Nullable String idOrKey) {
    User user = idOrKey == null ? null : byId.get(idOrKey);
    if (user == null) {
      throw Refusal.missing("user");
    }
    return user;
  }

  /**
   * Returns the user that {@code user_id} or {@code user_key} selects, the caller without them.
   *
   * @throws Refusal if there is no such user
   */
  public User selected(Call call) {
    String selector = call.firstOf("user_id", "user_key");
    if (selector == null && call.visitor() == null) {
      throw Refusal.authentication();
    }
    return selector == null ? call.caller() : require(selector);
  }

  public @Nullable User byNameOrEmail(String name) {
    User user = byName.get(name);
    return user == null ? byEmail.get(name.toLowerCase(Locale.ROOT)) : user;
  }

  /** Returns the user with this name or e-mail and password, null if one of them is wrong. */
  public @Nullable User withPassword(@Nullable String name, @Nullable String password) {
    User user = name == null ? null : byNameOrEmail(name);
    String expected = user == null ? "" : user.account().password();
    return password != null && Digests.isSame(expected, password) ? user : null;
  }

  /**
   * Returns the user with this name or e-mail and this MD5 of the password, null if one of them is
   * wrong. Uppercase digits are refused, as 3.1 did (RUP, issue 31).
   */
  public @Nullable User withMd5(@Nullable String name, @Nullable String md5) {
    User user = name == null ? null : byNameOrEmail(name);
    String expected =
        user == null ? "" : HexFormat.of().formatHex(Digests.of("MD5", user.account().password()));
    return md5 != null && Digests.isSame(expected, md5) ? user : null;
  }

  /** Returns the fields of a user as the viewer sees them. */
  public ObjectNode rowFor(@Nullable User viewer, User user, long unreadMessages) {
    ObjectNode row = user.row().deepCopy();
    row.put("unread_message_count", Long.toString(unreadMessages));
    if (viewer != user) {
      PRIVATE.forEach(name -> row.put(name, ""));
    }
    return row;
  }
}
