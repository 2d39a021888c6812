package io.github.mmfapi.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.oauth1.NonceGenerator;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningRequest;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mmf sign}: signs any request and shows what was signed. */
@Command(
    name = "sign",
    description = {
      "Signs a request with HMAC-SHA1 and shows what was signed.",
      "Base string, signature and signed request can be held against what another client makes of"
          + " the same request."
    },
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  MMF_CLIENT_SECRET  the consumer secret (required)",
      "  MMF_TOKEN_SECRET   the token secret (required with --token)",
      "  MMF_CLIENT_KEY     the consumer key, unless --client-key is given"
    })
final class SignCommand implements Callable<Integer> {
  /** Where the protocol parameters go. */
  enum Where {
    HEADER,
    QUERY,
    BODY;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Option(names = "--method", required = true, paramLabel = "M", description = "HTTP method.")
  private String method;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "U",
      description = "Absolute URL as it stands on the wire, percent-encoded, with its query.")
  private String url;

  @Option(
      names = "--form",
      paramLabel = "k=v",
      description = "Parameter of a form-encoded body as raw text; repeatable.")
  private List<String> form = new ArrayList<>();

  @Option(names = "--client-key", paramLabel = "K", description = "Consumer key.")
  private @Nullable String clientKey;

  @Option(names = "--token", paramLabel = "T", description = "Token or temporary token.")
  private @Nullable String token;

  @Option(names = "--nonce", paramLabel = "N", description = "Nonce (default: a random one).")
  private @Nullable String nonce;

  @Option(
      names = "--timestamp",
      paramLabel = "S",
      description = "Seconds since 1970 (default: now).")
  private @Nullable Long timestamp;

  @Option(
      names = "--placement",
      paramLabel = "P",
      defaultValue = "header",
      description = "Where oauth_* goes: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Where placement;

  @Option(names = "--callback", paramLabel = "C", description = "Value of oauth_callback.")
  private @Nullable String callback;

  @Option(names = "--verifier", paramLabel = "V", description = "Value of oauth_verifier.")
  private @Nullable String verifier;

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
    List<Parameter> fields = form.stream().map(this::field).toList();
    SignedRequest signed = sign(fields);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(asJson(signed, fields));
    } else {
      print(out, signed, fields);
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private SignedRequest sign(List<Parameter> fields) {
    OAuth1Signer.Builder signer =
        OAuth1Signer.builder()
            .clientCredentials(environment.clientCredentials(clientKey, spec.commandLine()));
    if (nonce != null) {
      signer.nonceGenerator(fixed(nonce));
    }
    if (timestamp != null) {
      signer.clock(Clock.fixed(Instant.ofEpochSecond(timestamp), ZoneOffset.UTC));
    }
    String tokenSecret =
        token == null
            ? ""
            : environment.require(
                Environment.TOKEN_SECRET, "the secret that belongs to --token", spec.commandLine());
    SigningRequest request =
        SigningRequest.of(method, url)
            .withForm(fields)
            .withToken(token, tokenSecret)
            .withCallback(callback)
            .withVerifier(verifier);
    try {
      return signer.build().sign(request);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "cannot sign: " + e.getMessage(), e);
    }
  }

  private static NonceGenerator fixed(String nonce) {
    return () -> nonce;
  }

  private Parameter field(String pair) {
    int equals = pair.indexOf('=');
    if (equals < 0) {
      throw new ParameterException(
          spec.commandLine(), "--form takes name=value, not '" + pair + "'");
    }
    return new Parameter(pair.substring(0, equals), pair.substring(equals + 1));
  }

  private String asJson(SignedRequest signed, List<Parameter> fields)
      throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode object = mapper.createObjectNode();
    ArrayNode parameters = object.putArray("parameters");
    signed.parameters().forEach(p -> parameters.addArray().add(p.name()).add(p.value()));
    object.put("baseUri", signed.baseUri());
    object.put("baseString", signed.baseString());
    object.put("signature", signed.signature());
    object.put("authorization", authorization(signed));
    object.put("url", urlToSend(signed));
    object.put("body", bodyToSend(signed, fields));
    return mapper.writeValueAsString(object);
  }

  private void print(PrintWriter out, SignedRequest signed, List<Parameter> fields) {
    out.println("parameters");
    signed.parameters().forEach(p -> out.println("  " + p.name() + " = " + p.value()));
    section(out, "base URI", signed.baseUri());
    section(out, "base string", signed.baseString());
    section(out, "signature", signed.signature());
    String authorization = authorization(signed);
    String body = bodyToSend(signed, fields);
    section(
        out,
        "signed request",
        signed.method()
            + " "
            + urlToSend(signed)
            + (authorization == null ? "" : "\n  Authorization: " + authorization)
            + (body == null
                ? ""
                : "\n  Content-Type: application/x-www-form-urlencoded\n\n  " + body));
  }

  private static void section(PrintWriter out, String title, String text) {
    out.println();
    out.println(title);
    out.println("  " + text);
  }

  private @Nullable String authorization(SignedRequest signed) {
    return placement == Where.HEADER ? signed.authorizationHeader() : null;
  }

  private String urlToSend(SignedRequest signed) {
    return placement == Where.QUERY ? signed.url() : url;
  }

  private @Nullable String bodyToSend(SignedRequest signed, List<Parameter> fields) {
    if (placement == Where.BODY) {
      return signed.body();
    }
    return fields.isEmpty() ? null : Parameters.render(fields);
  }
}
