package io.github.mmfapi.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.cli.internal.session.Terminal;
import io.github.mmfapi.sandbox.SandboxRequest;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Prints a line for each request to the sandbox, as text or as JSON. */
final class RequestPrinter implements Consumer<SandboxRequest> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private static final String MOUNT = "/3.1/";

  private final PrintWriter out;
  private final boolean json;
  private final ZoneId zone;

  /**
   * Creates a printer.
   *
   * @param zone of the times in text; those in JSON are UTC
   */
  RequestPrinter(PrintWriter out, boolean json, ZoneId zone) {
    this.out = out;
    this.json = json;
    this.zone = zone;
  }

  @Override
  public void accept(SandboxRequest request) {
    out.println(json ? json(request) : text(request));
    out.flush();
  }

  private String text(SandboxRequest request) {
    StringBuilder line = new StringBuilder();
    if (request.missed() > 0) {
      line.append("(").append(request.missed()).append(" requests are not shown)\n");
    }
    line.append(TIME.format(request.time().atZone(zone)))
        .append(String.format(Locale.ROOT, " %-4s ", request.verb()))
        .append(method(request))
        .append(' ')
        .append(request.status())
        .append(' ')
        .append(request.user() == null ? "-" : request.user())
        .append(String.format(Locale.ROOT, " %.1f ms", millis(request.duration())));
    if (request.refusal() != null) {
      line.append(" refused: ").append(request.refusal());
      if (!request.mistakes().isEmpty() && !request.mistakes().equals(List.of(request.refusal()))) {
        line.append(" (").append(String.join(", ", request.mistakes())).append(')');
      }
    }
    return printable(line);
  }

  /** Returns group and method, or the path of anything else. */
  private static String method(SandboxRequest request) {
    return request.path().startsWith(MOUNT)
        ? request.path().substring(MOUNT.length())
        : request.path();
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  /** Replaces control characters, which a terminal would obey. */
  private static String printable(StringBuilder line) {
    StringBuilder printable = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      printable.append(Character.isISOControl(c) && c != '\n' ? '?' : c);
    }
    return printable.toString();
  }

  private static String json(SandboxRequest request) {
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("time", request.time().toString())
        .put("verb", request.verb())
        .put("path", request.path())
        .put("status", request.status())
        .put("user", request.user())
        .put("millis", millis(request.duration()))
        .put("refusal", request.refusal());
    request.mistakes().forEach(line.putArray("mistakes")::add);
    line.put("missed", request.missed());
    return Terminal.json(line.toString(), Terminal.charset());
  }
}
