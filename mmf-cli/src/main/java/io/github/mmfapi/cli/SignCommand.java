package io.github.mmfapi.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.Terminal;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.NonceGenerator;
import io.github.mmfapi.oauth1.OAuth1Exception;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.RsaKeys;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.comparison.BaseStringComparison;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mmf sign}: signs any request and shows what was signed. */
@Command(
    name = "sign",
    description = {
      "Signs a request and shows what was signed; nothing is sent.",
      "Compare base string, signature and signed request with those of another client for the"
          + " same request.",
      "Example: mmf sign --method GET --url http://127.0.0.1:8080/3.1/users/get_user --token TOKEN"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:signed; the base string equals --compare",
      "1:the base string differs from --compare",
      "2:wrong usage"
    },
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  MMF_CLIENT_SECRET  the consumer secret (required, except for RSA)",
      "  MMF_TOKEN_SECRET   the token secret (required with --token, except for RSA)",
      "  MMF_CLIENT_KEY     the consumer key (required without --client-key)",
      "  MMF_RSA_KEY_FILE   PEM file of the private key (required for RSA)"
    })
final class SignCommand implements Callable<Integer> {
  @Option(names = "--method", required = true, paramLabel = "M", description = "HTTP method.")
  private String method;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "U",
      description = "Absolute URL as sent, percent-encoded, with its query.")
  private String url;

  @Mixin private ProtocolOptions protocol;

  @Option(
      names = "--compare",
      paramLabel = "BASE_STRING",
      description =
          "Compare with another client's base string of the same request: print the first"
              + " difference and the rule that explains it. Requires that client's --nonce and"
              + " --timestamp.")
  private @Nullable String compare;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Environment environment;

  // picocli sets options and specification before call() runs.
  @SuppressWarnings("NullAway.Init")
  SignCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    List<Parameter> fields = protocol.form();
    SignedRequest signed = sign(fields);
    PrintWriter out = spec.commandLine().getOut();
    int exitCode = CommandLine.ExitCode.OK;
    if (compare != null) {
      BaseStringComparison comparison = BaseStringComparison.of(signed, compare);
      out.println(json ? shown(SignedOutput.asJson(comparison)) : comparison);
      exitCode = comparison.isEqual() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } else {
      SignedOutput output = new SignedOutput(signed, url, fields, protocol.placement());
      if (json) {
        out.println(shown(output.asJson()));
      } else {
        output.print(out);
      }
    }
    out.flush();
    return exitCode;
  }

  private static String shown(String json) {
    return Terminal.json(json, Terminal.charset());
  }

  private SignedRequest sign(List<Parameter> fields) {
    SentUrl.check(url, spec.commandLine());
    List<Parameter> further = protocol.further();
    boolean rsa = protocol.signatureMethod().startsWith("RSA-");
    String token = protocol.token;
    ClientCredentials client =
        rsa
            ? environment.clientCredentialsWithoutSecret(protocol.clientKey, spec.commandLine())
            : environment.clientCredentials(protocol.clientKey, spec.commandLine());
    String tokenSecret =
        token == null || rsa
            ? ""
            : environment.requireSecret(
                Environment.TOKEN_SECRET, "the secret that belongs to --token", spec.commandLine());
    try {
      return signer(client)
          .sign(
              SigningRequest.of(method, url)
                  .withForm(fields)
                  .withOAuthParameters(further)
                  .withToken(token == null ? null : TokenCredentials.of(token, tokenSecret))
                  .withCallback(protocol.callback)
                  .withVerifier(protocol.verifier));
    } catch (IllegalArgumentException | OAuth1Exception e) {
      throw new ParameterException(spec.commandLine(), "cannot sign: " + e.getMessage(), e);
    }
  }

  private OAuth1Signer signer(ClientCredentials client) {
    OAuth1Signer.Builder signer =
        OAuth1Signer.builder()
            .clientCredentials(client)
            .signatureMethod(method(protocol.signatureMethod()))
            .includeVersion(!protocol.noVersion)
            .realm(protocol.realm);
    if (protocol.nonce != null) {
      signer.nonceGenerator(fixed(protocol.nonce));
    }
    if (protocol.timestamp != null) {
      signer.clock(Clock.fixed(Instant.ofEpochSecond(protocol.timestamp), ZoneOffset.UTC));
    }
    return signer.build();
  }

  private SignatureMethod method(String name) {
    return switch (name) {
      case "HMAC-SHA1" -> SignatureMethod.hmacSha1();
      case "HMAC-SHA256" -> SignatureMethod.hmacSha256();
      case "HMAC-SHA512" -> SignatureMethod.hmacSha512();
      case "RSA-SHA1" -> SignatureMethod.rsaSha1(rsaKey());
      case "RSA-SHA256" -> SignatureMethod.rsaSha256(rsaKey());
      case "RSA-SHA512" -> SignatureMethod.rsaSha512(rsaKey());
      case "PLAINTEXT" -> SignatureMethod.plaintext();
      default ->
          throw new ParameterException(
              spec.commandLine(),
              "--signature-method must be one of the names in --help, not '" + name + "'");
    };
  }

  private PrivateKey rsaKey() {
    return RsaKeys.read(
        Path.of(
            environment.require(
                Environment.RSA_KEY_FILE, "the PEM file of the private key", spec.commandLine())));
  }

  private static NonceGenerator fixed(String nonce) {
    return () -> nonce;
  }
}
