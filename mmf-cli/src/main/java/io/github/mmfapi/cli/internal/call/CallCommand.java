package io.github.mmfapi.cli.internal.call;

import feign.Feign;
import io.github.mmfapi.cli.internal.methods.DescribeCommand;
import io.github.mmfapi.cli.internal.methods.MethodDescription;
import io.github.mmfapi.cli.internal.methods.MethodDescription.Access;
import io.github.mmfapi.cli.internal.methods.MethodNames;
import io.github.mmfapi.cli.internal.methods.Methods;
import io.github.mmfapi.cli.internal.session.BaseUrl;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.LoginOptions;
import io.github.mmfapi.cli.internal.session.Logins;
import io.github.mmfapi.cli.internal.session.ServerOption;
import io.github.mmfapi.cli.internal.session.StandardOutput;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.wire.OutputFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
      "Methods that need no login are called without one. The exit code is 1 if the response"
          + " reports a failure."
    },
    footerHeading = LoginOptions.ENVIRONMENT_HEADING,
    footer = {LoginOptions.CREDENTIALS, LoginOptions.PLACE, LoginOptions.KEY})
public final class CallCommand implements Callable<Integer> {
  private static final String STANDARD_STREAM = "-";

  @Parameters(
      index = "0",
      paramLabel = "METHOD",
      completionCandidates = MethodNames.class,
      description = "Group and method, such as users/get_user; list them with: mmf methods")
  private String method = "";

  @Parameters(
      index = "1..*",
      paramLabel = "NAME=VALUE",
      description = {
        "Parameters; a name can occur several times.",
        "NAME=@FILE sends the text of a file, or the file itself if the parameter is one.",
        "NAME=@@VALUE sends @VALUE."
      })
  private List<String> parameters = List.of();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = {
        "Read more parameters from a file, - for standard input, so that passwords are no"
            + " arguments: lines NAME=VALUE, or a JSON object."
      })
  private @Nullable String data;

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
      description = {
        "Write the response to a file, a device, a named pipe, or standard output (-), byte for"
            + " byte. A response that reports a failure is not written."
      })
  private @Nullable String output;

  @Option(
      names = {"-i", "--include"},
      description = "Print HTTP status and headers first.")
  private boolean include;

  @Option(names = "--raw", description = "Print the response byte for byte, also on a terminal.")
  private boolean raw;

  @Option(
      names = "--strict",
      description =
          "Refuse methods and parameters that the spec does not have; default: a warning.")
  private boolean strict;

  @Mixin private ServerOption server;

  @Spec private CommandSpec spec;

  private final Environment environment;
  private final BufferedReader input;
  private final StandardOutput bytes;

  /**
   * Creates the command.
   *
   * @param input standard input
   * @param bytes standard output
   */
  // picocli sets method, specification and mixin before call() runs.
  @SuppressWarnings("NullAway.Init")
  public CallCommand(Environment environment, BufferedReader input, StandardOutput bytes) {
    this.environment = environment;
    this.input = input;
    this.bytes = bytes;
  }

  @Override
  public Integer call() throws IOException {
    MethodDescription description = Methods.find(method);
    RawRequest request = request(description);
    LoginOptions options = new LoginOptions(environment, spec.commandLine());
    Access access = description == null ? Access.TOKEN : description.access();
    return switch (access) {
      case TOKEN -> asUser(options.login(server), options, request);
      case OPTIONAL -> {
        Logins.Login login = options.findLogin(server);
        yield login == null ? unsigned(options, request) : asUser(login, options, request);
      }
      case NONE -> unsigned(options, request);
      case CLIENT_CREDENTIALS -> asApplication(options, request);
      case TEMPORARY_CREDENTIALS ->
          throw new ParameterException(
              spec.commandLine(),
              request.method()
                  + " is a step of a login, which mmf call cannot make; run: mmf login");
    };
  }

  private RawRequest request(@Nullable MethodDescription description) throws IOException {
    String path = description == null ? method : description.method();
    try {
      RawRequest request =
          post || (description != null && description.isWrite())
              ? RawRequest.post(path)
              : RawRequest.get(path);
      CallParameters all = new CallParameters(description);
      for (String parameter : parameters) {
        all.addArgument(parameter);
      }
      addData(all);
      check(description, all);
      request = all.addTo(request);
      return format == null ? request : request.format(format);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void addData(CallParameters all) throws IOException {
    if (data == null) {
      return;
    }
    if (data.equals(STANDARD_STREAM)) {
      all.addData(input);
      return;
    }
    try (BufferedReader file = Files.newBufferedReader(Path.of(data), StandardCharsets.UTF_8)) {
      all.addData(file);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("the file " + data + " does not exist", e);
    }
  }

  /** Warns of what the spec does not have, or refuses it. A name without group is refused. */
  private void check(@Nullable MethodDescription description, CallParameters all) {
    List<String> problems = new ArrayList<>();
    if (description == null) {
      problems.add(DescribeCommand.unknown(method));
    } else {
      problems.addAll(ParameterCheck.problems(description, all.names()));
    }
    if (!problems.isEmpty() && (strict || (method.indexOf('/') < 0 && description == null))) {
      throw new ParameterException(spec.commandLine(), String.join("; ", problems));
    }
    for (String problem : problems) {
      spec.commandLine().getErr().println("mmf: warning: " + problem);
    }
    spec.commandLine().getErr().flush();
  }

  private int asUser(Logins.Login login, LoginOptions options, RawRequest request)
      throws IOException {
    try (MmfClient client = options.client(login.server());
        RawResponse response = client.as(login.token()).raw().call(request)) {
      return handle(
          response,
          request,
          login.server(),
          login.server() + " does not accept the login; log in again: mmf login");
    }
  }

  private int asApplication(LoginOptions options, RawRequest request) throws IOException {
    URI url = options.serverWithoutLogin(server);
    try (MmfClient client = options.client(url);
        RawResponse response = client.raw().call(request)) {
      return handle(
          response, request, url, url + " does not accept the credentials of the application");
    }
  }

  private int unsigned(LoginOptions options, RawRequest request) throws IOException {
    URI url = options.serverWithoutLogin(server);
    try (MmfClient client = options.unsignedClient(url);
        RawResponse response = UnsignedCalls.call(unsignedCalls(client), request)) {
      return handle(
          response,
          request,
          url,
          url + " needs a login for " + request.method() + "; log in: mmf login");
    }
  }

  private static UnsignedCalls unsignedCalls(MmfClient client) {
    return client.api(
        UnsignedCalls.class,
        Feign.builder().responseInterceptor((call, chain) -> RawResponse.of(call.response())));
  }

  private int handle(RawResponse response, RawRequest request, URI url, String notAuthenticated)
      throws IOException {
    ResponseOutput to = new ResponseOutput(request.method(), spec.commandLine().getOut(), bytes);
    if (include) {
      to.printHead(response);
    }
    if (output != null) {
      try {
        to.save(response, output.equals(STANDARD_STREAM) ? null : Path.of(output));
        return CommandLine.ExitCode.OK;
      } catch (ResponseOutput.Failed e) {
        throw new IllegalStateException(e.getMessage() + versionHint(url), e);
      }
    }
    String text = raw ? to.printRaw(response) : to.print(response);
    if (response.status() >= 300) {
      throw new IllegalStateException(
          "HTTP " + response.status() + " for " + request.method() + versionHint(url));
    }
    if (EnvelopeStatus.isNotAuthenticated(text)) {
      throw new IllegalStateException(notAuthenticated);
    }
    return EnvelopeStatus.isFailure(text) ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  private static String versionHint(URI url) {
    return BaseUrl.hasVersion(url)
        ? ""
        : "; the base URL " + url + " has no /3.1 at its end, write " + BaseUrl.withVersion(url);
  }
}
