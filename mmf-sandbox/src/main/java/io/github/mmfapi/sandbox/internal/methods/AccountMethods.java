package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Page;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.state.Saved;
import io.github.mmfapi.sandbox.internal.state.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Log-in, remote accounts and paid features. No user of the sandbox has paid for anything. */
final class AccountMethods implements Saved {
  private final State state;
  private final UserMethods users;

  /** Users by remote account; the key is the type and the id of the account. */
  private final Map<String, User> remote = new HashMap<>();

  AccountMethods(State state, UserMethods users) {
    this.state = state;
    this.users = users;
    state.parts().add("remote accounts", this);
  }

  @Override
  public JsonNode save() {
    ObjectNode saved = Json.object();
    remote.forEach((account, user) -> saved.put(account, user.id()));
    return saved;
  }

  @Override
  public void load(JsonNode saved) {
    for (Map.Entry<String, JsonNode> account : saved.properties()) {
      remote.put(account.getKey(), state.users().require(account.getValue().asText()));
    }
  }

  void addTo(MethodTable table) {
    table
        .on("users/login", this::login)
        .on("users/is_valid_user", this::isValidUser)
        .on("users/is_premium_user", call -> Response.flag("is_premium_user", false))
        .on("users/check_bb_auth", call -> Response.flag("check_bb_auth", false))
        .on("users/user_owns_content", call -> Response.flag("user_owns_content", false))
        .on("users/get_fundraising_stats", this::fundraising)
        .on("users/get_remote_user_types", call -> remoteUserTypes())
        .on("users/associate_remote_user", call -> associate(call, call.caller()))
        .on("users/create_remote_user", this::createRemoteUser)
        .on("users/is_remote_user", this::isRemoteUser)
        .on("users/delete_remote_user", this::deleteRemoteUser)
        .on("users/get_user_contacts", this::contacts);
  }

  /** The caller is authenticated already, by {@code u} and {@code p} or by a signature. */
  private Response login(Call call) {
    String key = call.text("user_key");
    if (key != null && !key.equals(call.caller().id())) {
      throw new Refusal("user_key must be the key of the user who logs in");
    }
    return call.flag("logout")
        ? Response.of(UserMethods.handles(call.caller()))
        : users.user(call, call.caller());
  }

  private Response isValidUser(Call call) {
    List<ObjectNode> rows = new ArrayList<>();
    String list = call.text("email_list");
    String emails = list == null ? call.caller().row().path("email").asText() : list;
    for (String email : emails.split(",", -1)) {
      ObjectNode row = Json.object().put("email", email.strip());
      rows.add(row.put("valid", state.users().byNameOrEmail(email.strip()) == null ? "0" : "1"));
    }
    return Page.all("users", rows);
  }

  private Response fundraising(Call call) {
    ObjectNode output = UserMethods.handles(state.users().selected(call));
    output.put("campaign_id", call.text("campaign_id")).put("amount", "0");
    return Response.of(output);
  }

  /** The documentation gives Yahoo the types 2 and 3; two of the three places say 2. */
  private static Response remoteUserTypes() {
    return Page.all(
        "remote_user_types",
        List.of(remoteUserType("1", "Facebook"), remoteUserType("2", "Yahoo")));
  }

  private static ObjectNode remoteUserType(String id, String name) {
    return Json.object().put("remote_user_type_id", id).put("remote_user_type_name", name);
  }

  private Response associate(Call call, User user) {
    String account = account(call);
    User holder = remote.get(account);
    if (holder != null && holder != user) {
      throw new Refusal("this remote account belongs to another user");
    }
    if (holder == null) {
      state.quota().takeRow(Quota.bytes(account));
      remote.put(account, user);
    }
    return Response.of(
        UserMethods.handles(user)
            .put("remote_user_type_id", call.text("remote_user_type_id"))
            .put("remote_id", call.text("remote_id")));
  }

  private Response createRemoteUser(Call call) {
    if (remote.containsKey(account(call))) {
      throw new Refusal("this remote account belongs to another user");
    }
    // The user and the association take a row each: both or none.
    state.quota().require(2, 0);
    state.quota().requireBytes(UserMethods.bytes(call) + Quota.bytes(account(call)));
    return associate(call, users.create(call));
  }

  private Response isRemoteUser(Call call) {
    return Response.flag("is_remote_user", remote.containsKey(account(call)));
  }

  private Response deleteRemoteUser(Call call) {
    String prefix = call.required("remote_user_type_id") + " ";
    List<String> accounts =
        remote.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(prefix))
            .filter(entry -> entry.getValue() == call.caller())
            .map(Map.Entry::getKey)
            .toList();
    if (accounts.isEmpty()) {
      throw Refusal.missing("remote user of the caller");
    }
    accounts.forEach(
        account -> {
          remote.remove(account);
          state.quota().exchangeBytes(Quota.bytes(account), 0);
        });
    state.quota().giveRows(accounts.size());
    return Response.of(UserMethods.handles(call.caller()));
  }

  private static String account(Call call) {
    return call.required("remote_user_type_id") + " " + call.required("remote_id");
  }

  /** Returns no contacts: the sandbox asks no address book and ignores the password for it. */
  private Response contacts(Call call) {
    return Page.all("contacts", List.of());
  }
}
