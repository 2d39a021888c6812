package io.github.mmfapi.sandbox.internal.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import io.github.mmfapi.sandbox.internal.methods.MethodSpec;
import io.github.mmfapi.sandbox.internal.methods.MethodTable;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.oauth.IssuedCredentials;
import io.github.mmfapi.sandbox.internal.oauth.IssuedCredentials.Token;
import io.github.mmfapi.sandbox.internal.state.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state across restarts: it writes down each call that changes something, and makes the
 * calls again after a restart, each at its time. That gives the same state, because methods use
 * nothing but their parameters, the caller and the clock. Then it replaces the calls by the parts
 * of that state, so that the file grows with what there is, not with what was done.
 */
final class Keeper implements IssuedCredentials.Log {
  /** Changes nothing that is kept, although it is a POST; some of these carry passwords. */
  private static final Set<String> NOT_KEPT =
      Set.of(
          "users/login",
          "users/authenticate_user",
          "users/get_user_contacts",
          "users/invite",
          "routes/share_route");

  private static final String READ_MESSAGE = "users/get_message";
  private static final String PART = "part";

  private final StateFile file;
  private final List<JsonNode> lines;
  private final boolean hasParts;
  private final AdjustableClock clock;
  private volatile boolean ended;

  /**
   * Starts with what the file has.
   *
   * @param start what the sandbox starts with; a file of another start is refused
   */
  Keeper(StateFile file, String start, Clock realClock) {
    this.file = file;
    this.lines = file.lines();
    this.hasParts = lines.size() > 1 && lines.get(1).has(PART);
    this.clock = new AdjustableClock(realClock);
    if (lines.isEmpty()) {
      clock.fixed = realClock.instant();
      file.append(Json.object().put("at", clock.instant().toString()).put("start", start));
    } else if (!lines.get(0).path("start").asText().equals(start)) {
      throw file.unusable(1, "tells of a start with other users or demo data; start with the same");
    } else {
      clock.fixed = time(0);
    }
  }

  /** Returns the clock of the state: the real one, after the calls were made again. */
  Clock clock() {
    return clock;
  }

  /** Tells whether the file has a whole state, with its users and all that it started with. */
  boolean hasParts() {
    return hasParts;
  }

  /** Loads the state of the file, makes the calls since then again, and keeps the new state. */
  void makeAgain(SandboxInstance instance) {
    int first = load(instance.state().parts());
    for (int i = first; i < lines.size(); i++) {
      JsonNode line = lines.get(i);
      clock.fixed = time(i);
      try {
        if (line.has("token")) {
          User user = instance.state().users().require(line.path("user").asText());
          instance
              .credentials()
              .restore(new Token(line.path("token").asText(), line.path("secret").asText(), user));
        } else if (line.has("revoked")) {
          instance.credentials().restoreWithout(line.path("revoked").asText());
        } else {
          call(line, instance);
        }
      } catch (Refusal e) {
        throw file.unusable(i + 1, "is refused (" + e.text() + ")");
      }
    }
    clock.fixed = null;
    if (lines.size() > first) {
      file.replace(whole(instance));
    }
    lines.clear();
  }

  /** Returns the number of the first line that is not a part of the state. */
  private int load(Parts parts) {
    Set<String> missing = new HashSet<>(parts.names());
    int line = 1;
    for (; line < lines.size() && lines.get(line).has(PART); line++) {
      String name = lines.get(line).path(PART).asText();
      if (!missing.remove(name) || !parts.load(name, lines.get(line).path("saved"))) {
        throw file.unusable(line + 1, "has a part of the state that this version does not know");
      }
    }
    if (hasParts && !missing.isEmpty()) {
      throw file.unusable(line, "is the last of an incomplete state");
    }
    return line;
  }

  /** Returns the lines that have the whole state: the start, its parts and its tokens. */
  private List<ObjectNode> whole(SandboxInstance instance) {
    List<ObjectNode> whole = new ArrayList<>();
    whole.add((ObjectNode) lines.get(0));
    Parts parts = instance.state().parts();
    for (String name : parts.names()) {
      whole.add(Json.object().put(PART, name).set("saved", parts.save(name)));
    }
    for (Token token : instance.credentials().tokens(null, Integer.MAX_VALUE)) {
      whole.add(ofToken(token));
    }
    return whole;
  }

  private Instant time(int line) {
    try {
      return Instant.parse(lines.get(line).path("at").asText());
    } catch (DateTimeException e) {
      throw file.unusable(line + 1, "has no time");
    }
  }

  private static void call(JsonNode line, SandboxInstance instance) {
    MethodTable.Entry entry = instance.methods().find(line.path("method").asText());
    if (entry == null) {
      throw new Refusal("there is no such method");
    }
    List<Parameter> parameters = new ArrayList<>();
    line.path("parameters")
        .forEach(p -> parameters.add(new Parameter(p.path(0).asText(), p.path(1).asText())));
    Map<String, byte[]> files = new HashMap<>();
    line.path("files").properties().forEach(f -> files.put(f.getKey(), bytes(f.getValue())));
    User user =
        line.hasNonNull("user")
            ? instance.state().users().require(line.path("user").asText())
            : null;
    String path = "/3.1/" + entry.spec().path();
    ReceivedRequest request =
        new ReceivedRequest("POST", "http://127.0.0.1" + path, null, null, "");
    entry
        .handler()
        .handle(new Call(path, request, () -> new byte[0], null, parameters, files, user));
  }

  private static byte[] bytes(JsonNode base64) {
    try {
      return base64.binaryValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a call down that was served, if it changes something. */
  void served(MethodSpec spec, Call call) {
    boolean changes = spec.verb().equals("POST") && !NOT_KEPT.contains(spec.path());
    if (!changes && !spec.path().equals(READ_MESSAGE)) {
      return;
    }
    ObjectNode line = line(call.visitor()).put("method", spec.path());
    ArrayNode parameters = line.putArray("parameters");
    for (Parameter parameter : call.parameters()) {
      if (!parameter.name().startsWith("oauth_")
          && !Set.of("u", "p", "consumer_key").contains(parameter.name())) {
        parameters.addArray().add(parameter.name()).add(parameter.value());
      }
    }
    if (!call.files().isEmpty()) {
      ObjectNode files = line.putObject("files");
      call.files().forEach(files::put);
    }
    append(line);
  }

  private ObjectNode line(@Nullable User user) {
    return Json.object()
        .put("at", clock.instant().toString())
        .put("user", user == null ? null : user.id());
  }

  private ObjectNode ofToken(Token token) {
    return line(token.user()).put("token", token.token()).put("secret", token.secret());
  }

  @Override
  public void issued(Token token) {
    append(ofToken(token));
  }

  @Override
  public void revoked(String token) {
    append(line(null).put("revoked", token));
  }

  /** Keeps no more changes: the file belongs to the state after a reset. */
  void end() {
    ended = true;
  }

  private void append(ObjectNode line) {
    if (ended) {
      return;
    }
    try {
      file.append(line);
    } catch (UncheckedIOException e) {
      throw new Refusal("the state file cannot be written; the change is lost at the next start");
    }
  }

  /** A clock that stands still while calls are made again. */
  private static final class AdjustableClock extends Clock {
    private final Clock real;
    private volatile @Nullable Instant fixed;

    AdjustableClock(Clock real) {
      this.real = real;
    }

    @Override
    public Instant instant() {
      Instant time = fixed;
      return time == null ? real.instant() : time;
    }

    @Override
    public ZoneId getZone() {
      return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(instant(), zone);
    }
  }
}
