package io.github.mmfapi.sandbox.internal.console;

import io.github.mmfapi.sandbox.internal.console.LoggedRequest.Header;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request as commands of a shell, without secrets. */
final class Commands {
  private static final String MOUNT = "/3.1/";

  /** What a client adds to a request by itself. */
  private static final Set<String> BY_THE_CLIENT =
      Set.of("host", "content-length", "connection", "accept-encoding", "transfer-encoding");

  private static final Set<String> CREDENTIALS = Set.of("consumer_key", "u", "p");

  private final LoggedRequest request;
  private final SecretMask mask;

  Commands(LoggedRequest request, SecretMask mask) {
    this.request = request;
    this.mask = mask;
  }

  /** Returns the request for curl. Its signature was used already. */
  String curl() {
    StringBuilder curl = new StringBuilder("curl -X ").append(quoted(request.verb()));
    for (Header header : request.headers()) {
      if (!BY_THE_CLIENT.contains(header.name().toLowerCase(Locale.ROOT))) {
        String value = mask.header(header.name(), header.value());
        curl.append(" \\\n  -H ").append(quoted(header.name() + ": " + value));
      }
    }
    LoggedRequest.Payload body = request.body();
    if (body != null && !body.text().isEmpty() && body.isWhole()) {
      String type = request.header("Content-Type");
      String text =
          request.isForm()
              ? mask.pairs(body.text())
              : mask.body(body.text(), type == null ? "" : type);
      curl.append(" \\\n  --data-raw ").append(quoted(text));
    }
    return curl.append(" \\\n  ")
        .append(quoted(mask.url(request.host() + request.url())))
        .toString();
  }

  /** Returns the call for {@code mmf call}, which signs it anew; null if it is no method. */
  @Nullable String mmf() {
    String path = request.path();
    if (!path.startsWith(MOUNT) || path.startsWith(MOUNT + "oauth/") || request.host().isEmpty()) {
      return null;
    }
    return mmf(
        request.host() + "/3.1",
        mask.text(path.substring(MOUNT.length())),
        request.verb().equals("POST"),
        SentParameters.of(request).all().stream()
            .filter(sent -> !sent.name().startsWith("oauth_"))
            .filter(sent -> !sent.place().equals("header") && !CREDENTIALS.contains(sent.name()))
            .map(sent -> mask.text(sent.name()) + "=" + mask.value(sent.name(), sent.value()))
            .toList());
  }

  static String mmf(String baseUrl, String method, boolean post, List<String> parameters) {
    StringBuilder call = new StringBuilder("mmf call --base-url ").append(quoted(baseUrl));
    if (post) {
      call.append(" --post");
    }
    call.append(' ').append(quoted(method));
    parameters.forEach(parameter -> call.append(' ').append(quoted(parameter)));
    return call.toString();
  }

  /** Quotes an argument for a POSIX shell if it needs it. */
  static String quoted(String argument) {
    boolean plain =
        !argument.isEmpty()
            && argument
                .chars()
                .allMatch(
                    c ->
                        (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || "_-./:=,@%+".indexOf(c) >= 0);
    return plain ? argument : "'" + argument.replace("'", "'\\''") + "'";
  }
}
