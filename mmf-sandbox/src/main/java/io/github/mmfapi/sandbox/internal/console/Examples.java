package io.github.mmfapi.sandbox.internal.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.sandbox.internal.methods.MethodTable;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An example of each method: a request and the answer to it. What was recorded is shown as
 * recorded. Any other request is made from the spec, and called in a state of its own.
 */
final class Examples {
  private static final int LONGEST = 4_000;
  private static final String FORM = "\nContent-Type: application/x-www-form-urlencoded\n\n";
  private static final String FROM_THE_SPEC = "Made from the spec, without its signature:";

  /** Token methods and the page; these are recorded (SEED In[9] to Out[34]). */
  private static final Map<String, Example> RECORDED =
      Map.of(
          "oauth/request_token",
          new Example(
              "Recorded in January 2013 (SEED Out[10]), with its signature:",
              "POST /3.1/oauth/request_token"
                  + FORM
                  + "oauth_nonce=61346384004511306311358332274&oauth_timestamp=1358332274"
                  + "&oauth_version=1.0&oauth_signature_method=HMAC-SHA1"
                  + "&oauth_consumer_key=da48d1af1f2a1fdd06bc573443bbd730"
                  + "&oauth_callback=http%3A%2F%2F127.0.0.1%3A12345%2F"
                  + "&oauth_signature=ISQWD4GyTDVBQY6GPiu6q4641jM%3D",
              null,
              "The answer that was recorded (SEED Out[11]):",
              "oauth_token=46eac8f31bce6ff37dd408976e5cabe4050f6b285"
                  + "&oauth_token_secret=0fba5a666475d0709e28ca714f7a05d5"),
          "oauth/access_token",
          new Example(
              FROM_THE_SPEC,
              "POST /3.1/oauth/access_token"
                  + FORM
                  + "oauth_token=46eac8f31bce6ff37dd408976e5cabe4050f6b285&oauth_verifier=5891",
              null,
              "The answer that was recorded (SEED Out[34]); token and secret are replaced by others"
                  + " of the same shape:",
              "oauth_token=0123456789abcdef0123456789abcdef012345678"
                  + "&oauth_token_secret=0123456789abcdef0123456789abcdef"),
          "oauth/authorize",
          new Example(
              "Made from the spec; the browser sends it:",
              "GET /3.1/oauth/authorize?oauth_token=46eac8f31bce6ff37dd408976e5cabe4050f6b285"
                  + "&oauth_callback=http%3A%2F%2F127.0.0.1%3A12345%2F",
              null,
              "The answer is a page. Once the user had authorized the application, the browser sent"
                  + " this to the callback, as was recorded (SEED step 6):",
              "GET /?oauth_token=46eac8f31bce6ff37dd408976e5cabe4050f6b285"
                  + "&oauth_verifier=5891 HTTP/1.1"),
          "oauth/revoke",
          new Example(
              "Made from the spec, without its signature, which is all that it has:",
              "POST /3.1/oauth/revoke",
              null,
              "This sandbox answers HTTP 200 with an empty body. The body of 3.1 is not known.",
              null));

  /**
   * An example.
   *
   * @param origin where the request comes from, as a sentence before it
   * @param command the same for the command line, null for none
   * @param meaning what the answer is, as a sentence before it
   * @param answer the body, null if there is none to show
   */
  record Example(
      String origin,
      String request,
      @Nullable String command,
      String meaning,
      @Nullable String answer) {}

  private final SandboxServer server;

  Examples(SandboxServer server) {
    this.server = server;
  }

  /**
   * Returns the example of a method, null if the sandbox has no room for what the method needs.
   *
   * @param baseUrl the base URL of the sandbox, as the reader has it
   */
  @Nullable Example of(Spec.Method method, String baseUrl) {
    Example recorded = RECORDED.get(method.path());
    if (recorded != null) {
      return recorded;
    }
    if (MethodTable.LINK_ONLY.contains(method.path())) {
      return ofLink(method);
    }
    ExampleState state = new ExampleState(server);
    state.prepare(method.path());
    MethodTable.Entry entry = state.find(method.path());
    List<Parameter> parameters = state.parameters(entry.spec());
    boolean sendsFile = entry.spec().parameters().stream().anyMatch(p -> p.type().equals("file"));
    Map<String, byte[]> files = sendsFile ? Map.of("file", state.gpx()) : Map.of();
    ResponseDefinition response = state.run(entry, parameters, files);
    if (ExampleState.isRefused(response)) {
      return null;
    }
    String answer = answer(response);
    String shape = entry.spec().shape().name().toLowerCase(Locale.ROOT);
    String meaning =
        shape.equals("simulated")
            ? "Only this sandbox answers so: nothing of the answer of 3.1 is known."
            : "An answer of this sandbox; its shape is " + shape + ".";
    return new Example(
        FROM_THE_SPEC,
        sendsFile ? multipart(method) : request(method, parameters),
        command(method, parameters, sendsFile, baseUrl),
        answer == null ? "The answer is a file." : meaning,
        answer);
  }

  private Example ofLink(Spec.Method method) {
    return new Example(
        FROM_THE_SPEC,
        request(method, List.of()),
        null,
        "Only a link to this method is known, neither its parameters nor its answer. This sandbox"
            + " says so:",
        answer(server.linkOnly(method.path())));
  }

  private static String request(Spec.Method method, List<Parameter> parameters) {
    String sent = Parameters.render(parameters);
    String line = method.verb() + " /3.1/" + method.path();
    if (method.verb().equals("GET")) {
      return sent.isEmpty() ? line : line + "?" + sent;
    }
    return line + FORM + sent;
  }

  private static String multipart(Spec.Method method) {
    return method.verb()
        + " /3.1/"
        + method.path()
        + "\nContent-Type: multipart/form-data; boundary=part\n\n--part\n"
        + "Content-Disposition: form-data; name=\"file\"; filename=\"route.gpx\"\n\n"
        + "(the bytes of route.gpx)\n--part--";
  }

  private static String command(
      Spec.Method method, List<Parameter> parameters, boolean sendsFile, String baseUrl) {
    List<String> arguments =
        new ArrayList<>(parameters.stream().map(p -> p.name() + "=" + p.value()).toList());
    Stream.of("file=@route.gpx").filter(file -> sendsFile).forEach(arguments::add);
    return Commands.mmf(baseUrl, method.path(), method.verb().equals("POST"), arguments);
  }

  private static @Nullable String answer(ResponseDefinition response) {
    if (response.specifiesBinaryBodyContent() || response.getTextBody() == null) {
      return null;
    }
    String text = response.getTextBody();
    try {
      String pretty = Json.MAPPER.readTree(text).toPrettyString();
      return pretty.length() > LONGEST ? pretty.substring(0, LONGEST) + "\n..." : pretty;
    } catch (JsonProcessingException other) {
      return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
  }
}
