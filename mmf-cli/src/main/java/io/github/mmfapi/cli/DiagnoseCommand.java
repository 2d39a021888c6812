package io.github.mmfapi.cli;

import io.github.mmfapi.cli.internal.request.CurlCommand;
import io.github.mmfapi.cli.internal.request.HarFile;
import io.github.mmfapi.cli.internal.request.RawRequest;
import io.github.mmfapi.cli.internal.request.SentRequest;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.Terminal;
import io.github.mmfapi.oauth1.RsaKeys;
import io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis;
import io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mmf diagnose}: tells why the signature of a request is refused. */
@Command(
    name = "diagnose",
    description = {
      "Tells why a server refuses the signature of a request; nothing is sent.",
      "The request is given by --curl, --har, --http, or --signature with the options of mmf sign.",
      "Example: mmf diagnose --curl - < command.txt"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the signature is valid",
      "1:the mistake is named, or no known mistake explains the signature",
      "2:wrong usage"
    },
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  MMF_CLIENT_SECRET  the consumer secret (required, except for RSA)",
      "  MMF_TOKEN_SECRET   the token secret (required for a request with a token, except for RSA)",
      "  MMF_CLIENT_KEY     the consumer key (required with --signature without --client-key)",
      "  MMF_RSA_KEY_FILE   PEM file of the private key (required for RSA)"
    })
final class DiagnoseCommand implements Callable<Integer> {
  @Option(
      names = "--curl",
      paramLabel = "COMMAND",
      description =
          "The request as a curl command, such as browsers copy; - reads it from standard input.")
  private @Nullable String curl;

  @Option(
      names = "--har",
      paramLabel = "FILE",
      description = "A HAR file, which browsers save; - reads it from standard input.")
  private @Nullable String har;

  @Option(
      names = "--entry",
      paramLabel = "N",
      description = "Which request of the HAR file, counted from 1 (default: the signed one).")
  private @Nullable Integer entry;

  @Option(
      names = "--http",
      paramLabel = "FILE",
      description =
          "The raw request: request line, headers, empty line, body; - reads standard input.")
  private @Nullable String http;

  @Option(
      names = "--signature",
      paramLabel = "S",
      description = "Value of oauth_signature, not encoded; requires --method and --url.")
  private @Nullable String signature;

  @Option(names = "--method", paramLabel = "M", description = "HTTP method.")
  private @Nullable String method;

  @Option(
      names = "--url",
      paramLabel = "U",
      description = "Absolute URL as sent, percent-encoded, with its query.")
  private @Nullable String url;

  @Mixin private ProtocolOptions protocol;

  @Option(
      names = "--origin",
      paramLabel = "O",
      description = {
        "Scheme, host and port that the client called, such as https://api.example.com,",
        "if the request was recorded behind a proxy (default: those of the request)."
      })
  private @Nullable String origin;

  @Option(
      names = "--arrival",
      paramLabel = "T",
      description = {
        "When the server received the request, in seconds since 1970. The timestamp is compared",
        "with it (default: Date of the response in a HAR file; otherwise it is not compared)."
      })
  private @Nullable Long arrival;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Environment environment;
  private final BufferedReader input;

  // picocli sets options and specification before call() runs.
  @SuppressWarnings("NullAway.Init")
  DiagnoseCommand(Environment environment, BufferedReader input) {
    this.environment = environment;
    this.input = input;
  }

  @Override
  public Integer call() throws IOException {
    SentRequest request = request();
    request.notes().forEach(note -> spec.commandLine().getErr().println("mmf: " + note));
    SignatureDiagnosis diagnosis;
    try {
      diagnosis = diagnosis(request);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(), "cannot diagnose the request: " + e.getMessage(), e);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        json
            ? Terminal.json(DiagnosisJson.of(diagnosis), Terminal.charset())
            : diagnosis.toString());
    out.flush();
    spec.commandLine().getErr().flush();
    return diagnosis.verdict() == Verdict.VALID
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private SentRequest request() throws IOException {
    long sources = Stream.of(curl, har, http, signature).filter(s -> s != null).count();
    if (sources != 1) {
      throw wrong("give the request by one of --curl, --har, --http and --signature");
    }
    if (entry != null && har == null) {
      throw wrong("--entry chooses a request of --har; give both");
    }
    if (signature != null) {
      return signed(signature);
    }
    if (method != null || url != null) {
      throw wrong("--method and --url belong to --signature; the request has its own");
    }
    try {
      if (curl != null) {
        return CurlCommand.read(curl.equals("-") ? typed() : curl);
      }
      return har != null
          ? HarFile.read(new String(bytes(har), StandardCharsets.UTF_8), entry)
          : RawRequest.read(bytes(String.valueOf(http)));
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()), e);
    }
  }

  private SentRequest signed(String value) {
    if (method == null || url == null) {
      throw wrong("--signature requires --method and --url");
    }
    SentUrl.check(url, spec.commandLine());
    String key = environment.clientKey(protocol.clientKey, spec.commandLine());
    return SignedBefore.request(method, url, key, value, protocol);
  }

  private byte[] bytes(String file) throws IOException {
    if (file.equals("-")) {
      return typed().getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw wrong("cannot read " + file + ": " + e.getClass().getSimpleName(), e);
    }
  }

  private String typed() throws IOException {
    StringWriter text = new StringWriter();
    input.transferTo(text);
    return text.toString();
  }

  private SignatureDiagnosis diagnosis(SentRequest request) {
    SignatureDiagnosis diagnosis = known(request).diagnose(request.received());
    if (!request.isSchemeGuessed() || origin != null) {
      return diagnosis;
    }
    SentRequest other = request.withScheme("http");
    SignatureDiagnosis overHttp = known(other).diagnose(other.received());
    SignatureDiagnosis better = faults(overHttp) < faults(diagnosis) ? overHttp : diagnosis;
    if (better.verdict() != Verdict.VALID) {
      String scheme = better == diagnosis ? "https" : "http";
      PrintWriter err = spec.commandLine().getErr();
      err.println("mmf: the request does not tell its scheme; taken for " + scheme + ", which");
      err.println("mmf: --origin overrides");
    }
    return better;
  }

  private static int faults(SignatureDiagnosis diagnosis) {
    return diagnosis.verdict() == Verdict.UNEXPLAINED
        ? Integer.MAX_VALUE
        : diagnosis.mistakes().size();
  }

  private SignatureDiagnosis.Builder known(SentRequest request) {
    boolean rsa = request.isSignedWithRsa();
    boolean hasToken = request.has("oauth_token");
    SignatureDiagnosis.Builder known =
        SignatureDiagnosis.builder(
            secret(Environment.CLIENT_SECRET, "the consumer secret", !rsa),
            hasToken
                ? secret(Environment.TOKEN_SECRET, "the secret of the request's token", !rsa)
                : "");
    known.signatureMethods(
        "HMAC-SHA1",
        "HMAC-SHA256",
        "HMAC-SHA512",
        "RSA-SHA1",
        "RSA-SHA256",
        "RSA-SHA512",
        "PLAINTEXT");
    String spare = environment.get(Environment.TOKEN_SECRET);
    if (!hasToken && spare != null) {
      known.otherSecrets(List.of(spare));
    }
    if (rsa) {
      String file =
          environment.require(
              Environment.RSA_KEY_FILE, "the PEM file of the private key", spec.commandLine());
      known.rsaKey(RsaKeys.readPublic(Path.of(file)));
    }
    if (origin != null) {
      known.origin(origin);
    }
    Instant time = arrival == null ? request.answered() : Instant.ofEpochSecond(arrival);
    if (time != null) {
      known.arrival(time);
    }
    request.headers().forEach(header -> known.header(header.name(), header.value()));
    return known.body(request.body());
  }

  private String secret(String name, String meaning, boolean required) {
    String secret = environment.variables().get(name);
    return secret == null && required
        ? environment.requireSecret(name, meaning, spec.commandLine())
        : secret == null ? "" : secret;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private ParameterException wrong(String message, Exception cause) {
    return new ParameterException(spec.commandLine(), message, cause);
  }
}
