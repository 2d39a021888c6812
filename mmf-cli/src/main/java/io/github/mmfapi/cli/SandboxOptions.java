package io.github.mmfapi.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.mmfapi.cli.internal.methods.Methods;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.RsaKeys;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@code mmf sandbox} for what it serves. */
final class SandboxOptions {
  private static final Map<String, Fault> FAULTS =
      Map.of(
          "reset", Fault.CONNECTION_RESET_BY_PEER,
          "empty", Fault.EMPTY_RESPONSE,
          "garbage", Fault.RANDOM_DATA_THEN_CLOSE,
          "malformed", Fault.MALFORMED_RESPONSE_CHUNK);

  @Option(
      names = "--user",
      paramLabel = "ID:NAME",
      description = {
        "Serve this user; repeat it for several. All have the password of MMF_PASSWORD,",
        "without it the one of the example user. Default: the example user."
      })
  private List<String> users = List.of();

  @Option(
      names = "--client-key",
      paramLabel = "K",
      description = "Consumer key of the application; its secret is MMF_CLIENT_SECRET.")
  private @Nullable String clientKey;

  @Option(
      names = "--signature-method",
      paramLabel = "NAME",
      description = {
        "Accept this signature method beside HMAC-SHA1: HMAC-SHA256, HMAC-SHA512, RSA-SHA1,",
        "RSA-SHA256 or RSA-SHA512 (with MMF_RSA_KEY_FILE); repeat it for several."
      })
  private List<String> signatureMethods = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Start with the demo data of this seed; the same seed and day give the same.")
  private @Nullable Long seed;

  @Option(
      names = "--clock",
      paramLabel = "TIME",
      description = {
        "Start the clock at this time, such as 2013-01-16T10:30:00Z. Requests must be signed",
        "with that time, too. Default: now."
      })
  private @Nullable String clock;

  @Option(
      names = "--latency",
      paramLabel = "MS",
      description = "Delay each response by this many milliseconds.")
  private int latency;

  @Option(
      names = "--fault",
      paramLabel = "METHOD=KIND[:N]",
      description = {
        "Fail the calls of a method, such as create_workout=reset; with N only the first N.",
        "KIND: reset, empty, garbage, malformed, or an HTTP status such as 503. Repeatable."
      })
  private List<String> faults = List.of();

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = {
        "Keep workouts, tokens and all else in this file across restarts. It grows with each",
        "change, and holds tokens and passwords."
      })
  private @Nullable Path state;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private final Environment environment;

  private List<MethodFault> faulty = List.of();

  // picocli sets options and specification before a command reads them.
  @SuppressWarnings("NullAway.Init")
  SandboxOptions(Environment environment) {
    this.environment = environment;
  }

  boolean hasClientKey() {
    return clientKey != null;
  }

  boolean hasPassword() {
    return !users.isEmpty() && environment.get(Environment.PASSWORD) != null;
  }

  /** Returns the users of the options, none for the example user. */
  List<SandboxUser> users() {
    String password =
        Objects.requireNonNullElse(
            environment.get(Environment.PASSWORD), SandboxUser.TUTORIAL.password());
    return users.stream().map(text -> user(text, password)).toList();
  }

  private SandboxUser user(String text, String password) {
    int colon = text.indexOf(':');
    try {
      return new SandboxUser(
          Long.parseLong(text.substring(0, Math.max(0, colon))),
          text.substring(colon + 1),
          password);
    } catch (IllegalArgumentException e) {
      throw wrong("--user must be ID:NAME, such as 7:anna, not '" + text + "'", e);
    }
  }

  /** Sets what the options say. */
  void apply(MmfSandbox.Builder builder) {
    if (latency < 0) {
      throw wrong("--latency must not be negative", null);
    }
    builder.latency(Duration.ofMillis(latency));
    users().forEach(builder::user);
    if (clientKey != null) {
      String secret =
          environment.requireSecret(
              Environment.CLIENT_SECRET, "the secret of --client-key", spec.commandLine());
      builder.clientCredentials(ClientCredentials.of(clientKey, secret));
    }
    signatureMethods.forEach(name -> builder.signatureMethod(method(name)));
    if (seed != null) {
      builder.demoData(seed);
    }
    if (clock != null) {
      builder.clock(startingAt(clock));
    }
    if (state != null) {
      builder.stateFile(state);
    }
    faulty = faults.stream().map(this::fault).toList();
  }

  private SignatureMethod method(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "HMAC-SHA256" -> SignatureMethod.hmacSha256();
      case "HMAC-SHA512" -> SignatureMethod.hmacSha512();
      case "RSA-SHA1" -> SignatureMethod.rsaSha1(RsaKeys.readPublic(keyFile()));
      case "RSA-SHA256" -> SignatureMethod.rsaSha256(RsaKeys.readPublic(keyFile()));
      case "RSA-SHA512" -> SignatureMethod.rsaSha512(RsaKeys.readPublic(keyFile()));
      default ->
          throw wrong(
              "--signature-method must be one of those in --help, not '" + name + "'", null);
    };
  }

  private Path keyFile() {
    return Path.of(
        environment.require(
            Environment.RSA_KEY_FILE,
            "the PEM file of the client's private key",
            spec.commandLine()));
  }

  private Clock startingAt(String text) {
    try {
      Clock system = Clock.systemUTC();
      return Clock.offset(system, Duration.between(system.instant(), Instant.parse(text)));
    } catch (DateTimeException e) {
      throw wrong("--clock must be as in 2013-01-16T10:30:00Z, not '" + text + "'", e);
    }
  }

  /**
   * What a method answers with.
   *
   * @param times for how many calls, 0 for all
   */
  private record MethodFault(String method, ResponseDefinitionBuilder response, int times) {}

  private MethodFault fault(String text) {
    int equals = text.indexOf('=');
    int colon = text.indexOf(':', equals + 1);
    String method = text.substring(0, Math.max(0, equals));
    String kind = text.substring(equals + 1, colon < 0 ? text.length() : colon);
    Fault fault = FAULTS.get(kind.toLowerCase(Locale.ROOT));
    int status = number(kind, 200, 599);
    int times = colon < 0 ? 0 : number(text.substring(colon + 1), 1, 1_000);
    String path = Methods.path(method);
    if (path == null || (fault == null && status < 0) || times < 0) {
      throw wrong(
          "--fault must be METHOD=KIND[:N], such as create_workout=reset, with a method of 3.1 and"
              + " a kind in --help, not '"
              + text
              + "'",
          null);
    }
    return new MethodFault(
        path, fault == null ? aResponse().withStatus(status) : aResponse().withFault(fault), times);
  }

  /** Returns a number in its bounds, -1 for another text. */
  private static int number(String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      return number >= least && number <= most ? number : -1;
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }

  /** Makes the methods fail that the options name; to be called after {@link #apply}. */
  void addFaults(MmfSandbox sandbox) {
    for (MethodFault fault : faulty) {
      if (fault.times() == 0) {
        sandbox
            .wireMock()
            .stubFor(
                any(urlPathEqualTo("/3.1/" + fault.method()))
                    .atPriority(1)
                    .willReturn(fault.response()));
      }
      for (int i = 0; i < fault.times(); i++) {
        sandbox.answerOnce(fault.method(), fault.response());
      }
    }
  }

  private ParameterException wrong(String message, @Nullable Exception cause) {
    return new ParameterException(spec.commandLine(), message, cause);
  }
}
