package io.github.mmfapi.contract.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes calls into a folder. Only texts without secrets reach a file. */
final class RecordingFolder {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String FORM = "application/x-www-form-urlencoded";

  /** The mount of the API in recordings, whatever that of the server is. */
  private static final String BASE = "/3.1";

  private final Path folder;
  private final RecordingFormat format;
  private final KnownSecrets secrets;
  private final String origin;
  private final Clock clock;
  private final ArrayNode entries = NODES.arrayNode();
  private int last;

  /**
   * Creates it.
   *
   * @param origin scheme, host and port of the server
   */
  RecordingFolder(
      Path folder, RecordingFormat format, KnownSecrets secrets, String origin, Clock clock) {
    this.folder = folder;
    this.format = format;
    this.secrets = secrets;
    this.origin = origin;
    this.clock = clock;
  }

  /** Writes a call. */
  synchronized void write(CallRecord call) throws IOException {
    Files.createDirectories(folder);
    if (format == RecordingFormat.HAR) {
      if (last == 0) {
        last = nextFree("recording", ".har");
      }
      entries.add(entry(call));
      String text;
      try {
        text = secrets.scrub(har().toPrettyString() + "\n");
      } catch (IllegalStateException e) {
        // Otherwise no later call could be recorded.
        entries.remove(entries.size() - 1);
        throw e;
      }
      Files.writeString(folder.resolve(name("recording", ".har")), text);
    } else {
      String end = call.path().replace('/', '-').toLowerCase(Locale.ROOT);
      String text = secrets.scrub(mapping(call).toPrettyString() + "\n");
      last = nextFree("", end + ".json");
      Files.writeString(folder.resolve(name("", end + ".json")), text);
    }
  }

  private String name(String start, String end) {
    return start + String.format(Locale.ROOT, "%04d", last) + end;
  }

  /** Returns the next number, so that no earlier recording is replaced. */
  private int nextFree(String start, String end) {
    int number = last + 1;
    while (Files.exists(folder.resolve(start + String.format(Locale.ROOT, "%04d", number) + end))) {
      number++;
    }
    return number;
  }

  private static ObjectNode mapping(CallRecord call) {
    ObjectNode mapping = NODES.objectNode();
    ObjectNode request = mapping.putObject("request");
    request.put("method", call.method()).put("urlPath", BASE + call.path());
    patterns("queryParameters", call.query(), request);
    patterns("formParameters", call.form(), request);
    ObjectNode response = mapping.putObject("response").put("status", call.status());
    if (call.contentType() != null) {
      response.putObject("headers").put("Content-Type", call.contentType());
    }
    String text = call.text();
    if (text == null) {
      response.put("base64Body", Base64.getEncoder().encodeToString(call.body()));
    } else {
      response.put("body", text);
    }
    return mapping;
  }

  private static void patterns(
      String name, @Nullable List<Parameter> parameters, ObjectNode request) {
    if (parameters != null && !parameters.isEmpty()) {
      ObjectNode patterns = request.putObject(name);
      parameters.forEach(p -> patterns.putObject(p.name()).put("equalTo", p.value()));
    }
  }

  private ObjectNode har() {
    ObjectNode har = NODES.objectNode();
    ObjectNode log = har.putObject("log").put("version", "1.2");
    log.putObject("creator").put("name", "mmf record").put("version", "1");
    log.set("entries", entries);
    return har;
  }

  private ObjectNode entry(CallRecord call) {
    ObjectNode entry = NODES.objectNode();
    entry.put("startedDateTime", clock.instant().toString()).put("time", 0);
    String query = call.query().isEmpty() ? "" : "?" + Parameters.render(call.query());
    ObjectNode request = entry.putObject("request").put("method", call.method());
    request.put("url", origin + BASE + call.path() + query).put("httpVersion", "HTTP/1.1");
    unknown(request);
    ArrayNode named = request.putArray("queryString");
    call.query().forEach(p -> named.addObject().put("name", p.name()).put("value", p.value()));
    if (call.form() != null) {
      ObjectNode form = request.putObject("postData").put("mimeType", FORM);
      form.put("text", Parameters.render(call.form()));
    }
    ObjectNode response = entry.putObject("response").put("status", call.status());
    response.put("statusText", "").put("httpVersion", "HTTP/1.1").put("redirectURL", "");
    unknown(response);
    content(call, response.putObject("content"));
    entry.putObject("cache");
    entry.putObject("timings").put("send", 0).put("wait", 0).put("receive", 0);
    return entry;
  }

  private static void unknown(ObjectNode message) {
    message.putArray("cookies");
    message.putArray("headers");
    message.put("headersSize", -1).put("bodySize", -1);
  }

  private static void content(CallRecord call, ObjectNode content) {
    content.put("size", call.body().length);
    content.put("mimeType", call.contentType() == null ? "" : call.contentType());
    String text = call.text();
    if (text == null) {
      content.put("encoding", "base64");
      content.put("text", Base64.getEncoder().encodeToString(call.body()));
    } else {
      content.put("text", text);
    }
  }
}
