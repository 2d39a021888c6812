package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Private messages. The sender owns the row; sender and recipient may read it. */
final class MessageMethods {
  private static final Set<String> STATUS = Set.of("all", "archived", "sent", "read", "unread");

  /** PHPW L1629. */
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

  private Answer send(Call call) {
    Member to = state.users().require(call.firstOf("user_id", "user_key"));
    ObjectNode fields = Json.object();
    fields
        .put("subject", call.required("subject"))
        .put("message", call.required("message"))
        .put("username", call.caller().account().username())
        .put("recipient_user_id", to.id())
        .put("recipient_user_key", to.id())
        .put("sent_date", state.now())
        .put("read_flag", "0");
    return Answer.handles(state.messages().add(call.caller(), fields), "message");
  }

  /** Whoever reads a message sent to him has read it. */
  private Answer get(Call call) {
    ObjectNode message = state.messages().find(call);
    boolean received = isTo(message, call.caller());
    if (!received && !isFrom(message, call.caller())) {
      throw Refusal.missing("message");
    }
    if (received) {
      message.put("read_flag", "1");
    }
    return Answer.of("message", message);
  }

  /** Nothing can be archived through 3.1 as far as known, so archived lists nothing. */
  private Answer list(Call call) {
    String status = Objects.requireNonNullElse(call.text("status"), "all");
    if (!STATUS.contains(status)) {
      throw new Refusal("status must be one of all, archived, sent, read, unread");
    }
    List<ObjectNode> messages =
        state.messages().all().stream().filter(row -> isIn(row, call.caller(), status)).toList();
    return Page.of(call, "messages", Page.sorted(call, messages, SORTABLE), MOST);
  }

  private static boolean isIn(ObjectNode message, Member member, String status) {
    String read = message.path("read_flag").asText();
    return switch (status) {
      case "all" -> isTo(message, member) || isFrom(message, member);
      case "sent" -> isFrom(message, member);
      case "read" -> isTo(message, member) && read.equals("1");
      case "unread" -> isTo(message, member) && read.equals("0");
      default -> false;
    };
  }

  private static boolean isTo(ObjectNode message, Member member) {
    return message.path("recipient_user_id").asText().equals(member.id());
  }

  private static boolean isFrom(ObjectNode message, Member member) {
    return message.path("user_id").asText().equals(member.id());
  }
}
