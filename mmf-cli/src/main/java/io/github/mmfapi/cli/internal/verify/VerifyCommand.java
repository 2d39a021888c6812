package io.github.mmfapi.cli.internal.verify;

import io.github.mmfapi.cli.internal.session.BaseUrl;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.LoginOptions;
import io.github.mmfapi.contract.ContractReport;
import io.github.mmfapi.contract.ContractVerifier;
import io.github.mmfapi.contract.InteractionResult;
import io.github.mmfapi.contract.ServerUnreachableException;
import io.github.mmfapi.contract.UsedOperations;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.SandboxBrowser;
import io.github.mmfapi.sandbox.SandboxUser;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mmf verify}: verifies a server against the contract of all operations. */
@Command(
    name = "verify",
    description = {
      "Verifies a server against the contract of all operations.",
      "Example: mmf verify --base-url http://127.0.0.1:8080/3.1",
      "A server on another machine gets no POST except the requests for a token,",
      "unless --allow-writes is given."
    },
    exitCodeList = {"0:the contract is kept", "1:it is broken", "2:wrong usage, or no response"},
    footerHeading = LoginOptions.ENVIRONMENT_HEADING,
    footer = {
      LoginOptions.CREDENTIALS,
      "  MMF_TOKEN, MMF_TOKEN_SECRET        the token of a user, which oauth/revoke ends; or",
      "  MMF_USERNAME, MMF_PASSWORD         a user of a sandbox, by whom it authorizes itself"
    })
public final class VerifyCommand implements Callable<Integer> {
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      converter = BaseUrl.class,
      description = {
        "The server with the version, such as http://127.0.0.1:8080/3.1.",
        "Default: MMF_BASE_URL, or base_url of the profile."
      })
  private @Nullable URI baseUrl;

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "Verify the operations of this group only, such as users; repeatable.")
  private List<String> groups = List.of();

  @Option(
      names = "--only",
      paramLabel = "OPERATION",
      description = "Verify this operation only, such as users/get_user; repeatable.")
  private List<String> operations = List.of();

  @Option(
      names = "--used",
      paramLabel = "FILE",
      description = {
        "Verify the operations in this file only, one on each line, and say whether an",
        "application that uses them can use the server. UsedOperations writes such files."
      })
  private @Nullable Path used;

  @Option(
      names = "--allow-writes",
      description = {
        "Also send requests that change data; a full run creates and deletes things,",
        "and ends the token. Default on a loopback address."
      })
  private boolean allowWrites;

  @Option(
      names = "--read-only",
      description = "Send no such requests on a loopback address either.")
  private boolean readOnly;

  @Option(
      names = "--id",
      paramLabel = "NAME=VALUE",
      description = "An id that exists on the server, such as route_id=5; repeatable.")
  private Map<String, String> ids = Map.of();

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = {
        "Send at most N requests a second, 0 for no limit.",
        "Default: 10, and no limit on a loopback address."
      })
  private @Nullable Double rate;

  @Option(
      names = "--report",
      paramLabel = "FOLDER",
      description = {
        "Write the report into this folder: contract.txt, contract.html, and contract.xml",
        "in the form of JUnit."
      })
  private @Nullable Path report;

  @Option(
      names = {"-q", "--quiet"},
      description = "Do not print a line for each interaction.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  private final Environment environment;

  /**
   * Creates the command.
   *
   * @param environment the environment with the profiles
   */
  // picocli sets the specification before it calls a method of this object.
  @SuppressWarnings("NullAway.Init")
  public VerifyCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    UsedOperations application = used == null ? null : UsedOperations.read(used);
    try {
      ContractVerifier verifier = verifier(application);
      return result(verifier.verify(), verifier, application);
    } catch (ServerUnreachableException | IllegalStateException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("mmf: " + e.getMessage());
      err.flush();
      return CommandLine.ExitCode.USAGE;
    }
  }

  private ContractVerifier verifier(@Nullable UsedOperations application) {
    if (allowWrites && readOnly) {
      throw new ParameterException(
          spec.commandLine(), "--allow-writes and --read-only exclude each other; give one");
    }
    try {
      CommandLine command = spec.commandLine();
      ContractVerifier.Builder builder =
          ContractVerifier.builder()
              .baseUrl(new LoginOptions(environment, command).requireBaseUrl(baseUrl))
              .clientCredentials(environment.clientCredentials(null, command));
      giveUser(builder, command);
      groups.forEach(builder::group);
      operations.forEach(builder::only);
      if (application != null) {
        builder.only(application.operations());
      }
      ids.forEach(builder::id);
      if (rate != null) {
        builder.requestsPerSecond(rate);
      }
      if (allowWrites || readOnly) {
        builder.allowWrites(allowWrites);
      }
      Progress progress = new Progress(quiet ? null : spec.commandLine().getErr());
      ContractVerifier verifier = builder.listener(progress::add).build();
      progress.expect(verifier.interactions().size());
      return verifier;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void giveUser(ContractVerifier.Builder builder, CommandLine command) {
    TokenCredentials token = environment.tokenCredentials(command);
    String name = environment.get(Environment.USERNAME);
    if (token == null && name == null) {
      throw new ParameterException(
          command,
          "set the environment variables MMF_TOKEN and MMF_TOKEN_SECRET,"
              + " or MMF_USERNAME and MMF_PASSWORD");
    }
    if (token != null) {
      builder.tokenCredentials(token);
    }
    if (name != null) {
      String password =
          environment.require(Environment.PASSWORD, "the password of MMF_USERNAME", command);
      // The page asks for name and password; the id is not used.
      SandboxUser user = new SandboxUser(1, name, password);
      builder.user(page -> new SandboxBrowser().authorizeOutOfBand(page, user));
    }
  }

  private int result(
      ContractReport results, ContractVerifier verifier, @Nullable UsedOperations application)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.print(results.text());
    if (!verifier.allowsWrites() && !results.skipped().isEmpty()) {
      out.println("\nNo writes were sent; --allow-writes sends them.");
    }
    if (results.broken().stream().anyMatch(VerifyCommand::isRefusedAtOnce)) {
      out.println("\nValid calls were refused. If all were, check the credentials and the clock.");
    }
    if (report != null) {
      results.write(report);
      out.println("\nThe report is " + report.resolve("contract.html"));
    }
    boolean kept = results.isKept();
    if (application != null) {
      var verdict = results.verdictOn(application);
      out.println("\nCan the application use this server? " + verdict);
      kept = verdict.isYes();
    }
    out.flush();
    return kept ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private static boolean isRefusedAtOnce(InteractionResult result) {
    return result.differences().stream().anyMatch(d -> d.where().equals("the first call"));
  }
}
