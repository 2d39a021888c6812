package io.github.mmfapi.cli;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for what is signed beside method and URL. */
final class ProtocolOptions {
  /** The placement of the protocol parameters. */
  enum PlacementOption {
    HEADER(Placement.HEADER),
    QUERY(Placement.QUERY),
    BODY(Placement.FORM_BODY);

    private final Placement placement;

    PlacementOption(Placement placement) {
      this.placement = placement;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--form",
      paramLabel = "k=v",
      description = "Parameter of a form-encoded body, not encoded; repeatable.")
  private List<String> formPairs = new ArrayList<>();

  @Option(names = "--client-key", paramLabel = "K", description = "Consumer key.")
  @Nullable String clientKey;

  @Option(names = "--token", paramLabel = "T", description = "Token or temporary token.")
  @Nullable String token;

  @Option(names = "--nonce", paramLabel = "N", description = "Nonce (default: a random one).")
  @Nullable String nonce;

  @Option(
      names = "--timestamp",
      paramLabel = "S",
      description = "Seconds since 1970 (default: now).")
  @Nullable Long timestamp;

  @Option(
      names = "--signature-method",
      paramLabel = "NAME",
      defaultValue = "HMAC-SHA1",
      description =
          "HMAC-SHA1, HMAC-SHA256, HMAC-SHA512, RSA-SHA1, RSA-SHA256, RSA-SHA512 or PLAINTEXT"
              + " (https only); default: ${DEFAULT-VALUE}.")
  private String signatureMethod;

  @Option(
      names = "--placement",
      paramLabel = "P",
      defaultValue = "header",
      description =
          "Placement of the oauth_ parameters: ${COMPLETION-CANDIDATES}"
              + " (default: ${DEFAULT-VALUE}).")
  private PlacementOption placement;

  @Option(names = "--callback", paramLabel = "C", description = "Value of oauth_callback.")
  @Nullable String callback;

  @Option(names = "--verifier", paramLabel = "V", description = "Value of oauth_verifier.")
  @Nullable String verifier;

  @Option(
      names = "--realm",
      paramLabel = "R",
      description = "Realm of the Authorization header; not signed.")
  @Nullable String realm;

  @Option(
      names = "--oauth-param",
      paramLabel = "k=v",
      description = "Further oauth_ parameter, not encoded, signed and sent; repeatable.")
  private List<String> oauthParameters = new ArrayList<>();

  @Option(names = "--no-version", description = "Leave out oauth_version.")
  boolean noVersion;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  // picocli sets options and specification before a command reads them.
  @SuppressWarnings("NullAway.Init")
  ProtocolOptions() {}

  List<Parameter> form() {
    return formPairs.stream().map(pair -> pair("--form", pair)).toList();
  }

  /** Returns the further oauth_ parameters. */
  List<Parameter> further() {
    return oauthParameters.stream().map(pair -> pair("--oauth-param", pair)).toList();
  }

  Placement placement() {
    return placement.placement;
  }

  /** Returns the name of the signature method in upper case. */
  String signatureMethod() {
    return signatureMethod.toUpperCase(Locale.ROOT);
  }

  private Parameter pair(String option, String pair) {
    int equals = pair.indexOf('=');
    if (equals < 0) {
      throw new ParameterException(
          spec.commandLine(), option + " must be name=value, not '" + pair + "'");
    }
    return new Parameter(pair.substring(0, equals), pair.substring(equals + 1));
  }
}
