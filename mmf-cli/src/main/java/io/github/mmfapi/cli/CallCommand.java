package io.github.mmfapi.cli;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.wire.FilePart;
import io.github.mmfapi.wire.OutputFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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

/** {@code mmf call}: calls any method as the user who is logged in, and shows what comes back. */
@Command(
    name = "call",
    description = {
      "Calls a method as whoever is logged in and prints the answer as it came.",
      "Example: mmf call workouts/get_workouts limit=5",
      "The exit code is 1 if the answer reports a failure."
    },
    footerHeading = LoginOptions.ENVIRONMENT_HEADING,
    footer = {LoginOptions.CREDENTIALS, LoginOptions.PLACE, LoginOptions.KEY})
final class CallCommand implements Callable<Integer> {
  private static final int PRINTED_AT_MOST = 64 * 1024 * 1024;
  private static final Pattern FAILURE =
      Pattern.compile(
          "\\s*(?:\\{\"result\":\\{\"status\":|(?:<\\?xml[^>]*>\\s*)?<result>\\s*<status>)-");

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
          "Send a POST with a form. Default for the writes of the spec; all else is a GET.")
  private boolean post;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Ask for ${COMPLETION-CANDIDATES}. Default: what the server answers unasked.")
  private @Nullable OutputFormat format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the answer to a file.")
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
    Logins.Login login = options.logins().find(server.baseUrl());
    try (MmfClient client = options.client(login.server());
        RawResponse answer = client.as(login.token()).raw().call(request)) {
      return output == null ? print(answer) : save(answer, output);
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
          "\"" + parameter + "\" is no parameter; write NAME=VALUE, such as limit=5");
    }
    String name = parameter.substring(0, equals);
    String value = parameter.substring(equals + 1);
    return value.startsWith("@")
        ? request.with(name, FilePart.of(Path.of(value.substring(1))))
        : request.with(name, value);
  }

  private int print(RawResponse answer) {
    String text = answer.text(PRINTED_AT_MOST);
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    if (!text.endsWith("\n")) {
      out.println();
    }
    out.flush();
    if (answer.status() >= 300) {
      throw new IllegalStateException("HTTP " + answer.status() + " for " + method);
    }
    return FAILURE.matcher(text).lookingAt()
        ? CommandLine.ExitCode.SOFTWARE
        : CommandLine.ExitCode.OK;
  }

  private int save(RawResponse answer, Path file) throws IOException {
    answer.body().saveTo(file);
    if (answer.status() >= 300) {
      throw new IllegalStateException(
          "HTTP " + answer.status() + " for " + method + "; the answer is in " + file);
    }
    return CommandLine.ExitCode.OK;
  }
}
