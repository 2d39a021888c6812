package io.github.mmfapi.contract.record;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.NonceGenerator;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SigningCredentials;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The credentials that clients sign with at the proxy, and those of the server behind them. A token
 * that the server issues through the proxy keeps its name and gets another secret.
 */
final class TokenMap implements CredentialsLookup {
  private static final String TOKEN = "oauth_token";
  private static final String SECRET = "oauth_token_secret";

  private final ClientCredentials own;
  private final KnownSecrets secrets;
  private final Map<String, Entry> tokens = new ConcurrentHashMap<>();

  private record Entry(String ownSecret, SigningCredentials real) {
    @Override
    public String toString() {
      return "Entry";
    }
  }

  TokenMap(ClientCredentials own, KnownSecrets secrets) {
    this.own = own;
    this.secrets = secrets;
    secrets.add(own.key());
    secrets.add(own.secret());
  }

  void add(TokenCredentials ownToken, TokenCredentials real) {
    List.of(ownToken, real)
        .forEach(
            token -> {
              secrets.add(token.token());
              secrets.add(token.secret());
            });
    tokens.put(ownToken.token(), new Entry(ownToken.secret(), real));
  }

  @Override
  public @Nullable String clientSecret(String clientKey) {
    return clientKey.equals(own.key()) ? own.secret() : null;
  }

  @Override
  public @Nullable String tokenSecret(String clientKey, String token) {
    Entry entry = tokens.get(token);
    return entry == null ? null : entry.ownSecret();
  }

  /** Returns the credentials at the server for a verified token. */
  @Nullable SigningCredentials real(@Nullable String token) {
    Entry entry = token == null ? null : tokens.get(token);
    return entry == null ? null : entry.real();
  }

  /**
   * Returns the form of a response that issues credentials, with another secret for the client.
   *
   * @param form the response of the server
   * @param temporary whether they are temporary credentials
   */
  String issued(String form, boolean temporary) {
    List<Parameter> parameters = Parameters.parse(form);
    String token = value(parameters, TOKEN);
    String secret = value(parameters, SECRET);
    if (token.isEmpty() || secret.isEmpty()) {
      return form;
    }
    String ownSecret = NonceGenerator.secureRandom().nonce();
    List.of(token, secret, ownSecret).forEach(secrets::add);
    SigningCredentials real =
        temporary ? TemporaryCredentials.of(token, secret) : TokenCredentials.of(token, secret);
    tokens.put(token, new Entry(ownSecret, real));
    List<Parameter> changed = new ArrayList<>();
    for (Parameter parameter : parameters) {
      changed.add(parameter.name().equals(SECRET) ? new Parameter(SECRET, ownSecret) : parameter);
    }
    return Parameters.render(changed);
  }

  private static String value(List<Parameter> parameters, String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .findFirst()
        .orElse("");
  }
}
