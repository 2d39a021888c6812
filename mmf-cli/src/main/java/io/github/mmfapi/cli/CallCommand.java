package io.github.mmfapi.cli;

import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.LoginOptions;
import io.github.mmfapi.cli.internal.session.Logins;
import io.github.mmfapi.cli.internal.session.ServerOption;
import io.github.mmfapi.cli.internal.session.Terminal;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.value.Download;
import io.github.mmfapi.value.FilePart;
import io.github.mmfapi.wire.OutputFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mmf call}: calls any method as the logged-in user and prints the response. */
@Command(
    name = "call",
    description = {
      "Calls a method as the logged-in user and prints the response unchanged.",
      "Example: mmf call workouts/get_workouts limit=5",
      "The exit code is 1 if the response reports a failure."
    },
    footerHeading = LoginOptions.ENVIRONMENT_HEADING,
    footer = {LoginOptions.CREDENTIALS, LoginOptions.PLACE, LoginOptions.KEY})
final class CallCommand implements Callable<Integer> {
  private static final int MAXIMUM_PRINTED_BYTES = 64 * 1024 * 1024;

  /** How much of a response is read to find the status of its envelope, in bytes. */
  private static final int BEGINNING = 1024;

  private static final Pattern FAILURE =
      Pattern.compile(
          "\\s*+(?:\\{\\s*+\"result\"\\s*+:\\s*+\\{\\s*+\"status\"\\s*+:\\s*+\"?+"
              + "|(?:<\\?xml[^>]*+>\\s*+)?+<result>\\s*+<status>\\s*+"
              + "|a:1:\\{s:6:\"result\";a:\\d++:\\{s:6:\"status\";i:)-");

  @Parameters(
      index = "0",
      paramLabel = "METHOD",
      description = "Group and method, such as users/get_user.")
  private String method = "";

  @Parameters(
      index = "1..*",
      paramLabel = "NAME=VALUE",
      description = "Parameters; NAME=@FILE uploads a file.")
  private List<String> parameters = List.of();

  @Option(
      names = "--post",
      description =
          "Send a POST with a form. Default for the writes of the spec; other methods use GET.")
  private boolean post;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Request ${COMPLETION-CANDIDATES}. Default: the default format of the server.")
  private @Nullable OutputFormat format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the response to a file, a device or a named pipe.")
  private @Nullable Path output;

  @Mixin private ServerOption server;

  @Spec private CommandSpec spec;

  private final Environment environment;

  // picocli sets method, specification and mixin before call() runs.
  @SuppressWarnings("NullAway.Init")
  CallCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    RawRequest request = request();
    LoginOptions options = new LoginOptions(environment, spec.commandLine());
    Logins.Login login = options.login(server);
    try (MmfClient client = options.client(login.server());
        RawResponse response = client.as(login.token()).raw().call(request)) {
      return output == null ? print(response) : save(response, output);
    }
  }

  private RawRequest request() {
    try {
      RawRequest request =
          post || KnownMethods.isWrite(method) ? RawRequest.post(method) : RawRequest.get(method);
      for (String parameter : parameters) {
        request = with(request, parameter);
      }
      return format == null ? request : request.format(format);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static RawRequest with(RawRequest request, String parameter) {
    int equals = parameter.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException(
          "a parameter must be NAME=VALUE, such as limit=5, not \"" + parameter + "\"");
    }
    String name = parameter.substring(0, equals);
    String value = parameter.substring(equals + 1);
    return value.startsWith("@")
        ? request.with(name, FilePart.of(Path.of(value.substring(1))))
        : request.with(name, value);
  }

  private int print(RawResponse response) {
    String text = Terminal.document(response.text(MAXIMUM_PRINTED_BYTES), Terminal.charset());
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    if (!text.endsWith("\n")) {
      out.println();
    }
    out.flush();
    if (response.status() >= 300) {
      throw new IllegalStateException("HTTP " + response.status() + " for " + method);
    }
    return isFailure(text) ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  /** Returns whether a response is an envelope with a negative status, in JSON, XML or PHP. */
  static boolean isFailure(String text) {
    return FAILURE.matcher(text).lookingAt();
  }

  private int save(RawResponse response, Path file) throws IOException {
    BufferedInputStream body = new BufferedInputStream(response.body().stream(), BEGINNING);
    body.mark(BEGINNING);
    String beginning = new String(body.readNBytes(BEGINNING), StandardCharsets.UTF_8);
    body.reset();
    OptionalLong length = response.body().length();
    new Download(response.contentType(), length.orElse(-1), body).saveTo(file);
    if (response.status() >= 300) {
      throw new IllegalStateException(
          "HTTP " + response.status() + " for " + method + "; the response is in " + file);
    }
    if (isFailure(beginning)) {
      throw new IllegalStateException(method + " reports a failure; the response is in " + file);
    }
    return CommandLine.ExitCode.OK;
  }
}
