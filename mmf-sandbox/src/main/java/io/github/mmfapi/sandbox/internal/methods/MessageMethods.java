package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Page;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.state.State;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Private messages. The sender owns the row; the sender and the recipient may read it. */
final class MessageMethods {
  private static final Set<String> STATUS = Set.of("all", "archived", "sent", "read", "unread");

  /** Maximum of {@code limit} (PHPW L1629). */
  private static final int MOST = 100;

  private static final Set<String> SORTABLE = Set.of("username", "sent_date", "subject");

  private final State state;

  MessageMethods(State state) {
    this.state = state;
  }

  void addTo(MethodTable table) {
    table
        .on("users/send_message", this::send)
        .on("users/get_message", this::get)
        .on("users/get_user_messages", this::list);
  }

  private Response send(Call call) {
    User to = state.users().require(call.firstOf("user_id", "user_key"));
    ObjectNode fields = Json.object();
    fields
        .put("subject", call.required("subject"))
        .put("message", call.required("message"))
        .put("username", call.caller().account().username())
        .put("recipient_user_id", to.id())
        .put("recipient_user_key", to.id())
        .put("sent_date", state.now())
        .put("read_flag", "0");
    return Response.handles(state.messages().add(call.caller(), fields), "message");
  }

  /** Returns a message, and marks it as read if the caller is the recipient. */
  private Response get(Call call) {
    ObjectNode message = state.messages().find(call);
    boolean received = isTo(message, call.caller());
    if (!received && !isFrom(message, call.caller())) {
      throw Refusal.missing("message");
    }
    if (received) {
      message.put("read_flag", "1");
    }
    return Response.of("message", message);
  }

  /** Lists messages. No method is known that archives one, so status=archived lists none. */
  private Response list(Call call) {
    String status = Objects.requireNonNullElse(call.text("status"), "all");
    if (!STATUS.contains(status)) {
      throw new Refusal("status must be one of all, archived, sent, read, unread");
    }
    Map<Long, ObjectNode> own = new TreeMap<>();
    for (ObjectNode row : state.messages().of(call.caller())) {
      own.put(row.path("message_id").asLong(), row);
    }
    for (ObjectNode row : state.messages().to(call.caller())) {
      own.put(row.path("message_id").asLong(), row);
    }
    List<ObjectNode> messages =
        own.values().stream().filter(row -> isIn(row, call.caller(), status)).toList();
    return Page.of(call, "messages", Page.sorted(call, messages, SORTABLE), MOST);
  }

  private static boolean isIn(ObjectNode message, User user, String status) {
    String read = message.path("read_flag").asText();
    return switch (status) {
      case "all" -> isTo(message, user) || isFrom(message, user);
      case "sent" -> isFrom(message, user);
      case "read" -> isTo(message, user) && read.equals("1");
      case "unread" -> isTo(message, user) && read.equals("0");
      default -> false;
    };
  }

  private static boolean isTo(ObjectNode message, User user) {
    return message.path("recipient_user_id").asText().equals(user.id());
  }

  private static boolean isFrom(ObjectNode message, User user) {
    return message.path("user_id").asText().equals(user.id());
  }
}
