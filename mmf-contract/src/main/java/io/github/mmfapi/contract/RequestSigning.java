package io.github.mmfapi.contract;

import au.com.dius.pact.core.model.HttpRequest;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SigningCredentials;
import io.github.mmfapi.oauth1.SigningRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replaces the examples in a request of the contract with a real signature and real ids. */
final class RequestSigning {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final URI baseUrl;
  private final OAuth1Signer signer;
  private final @Nullable SigningCredentials credentials;

  /**
   * Creates it for one request.
   *
   * @param credentials what signs it besides the client credentials; null if nothing does
   */
  RequestSigning(URI baseUrl, OAuth1Signer signer, @Nullable SigningCredentials credentials) {
    this.baseUrl = baseUrl;
    this.signer = signer;
    this.credentials = credentials;
  }

  OutgoingRequest sign(ContractInteraction interaction, Map<String, String> ids) {
    HttpRequest request = interaction.pact().getRequest();
    Set<String> own = interaction.ownOAuthParameters();
    String type = header(request, "Content-Type");
    boolean isForm = type != null && type.startsWith(FORM);
    byte[] body = request.getBody().orEmpty();
    List<Parameter> query = withIds(query(request), own, ids);
    List<Parameter> form =
        isForm
            ? withIds(Parameters.parse(new String(body, StandardCharsets.UTF_8)), own, ids)
            : List.of();
    String verb = interaction.verb();
    String url = url(interaction.path(), query);
    if (interaction.signing().equals("NONE")) {
      return new OutgoingRequest(verb, URI.create(url), type, body);
    }
    if (interaction.hasSignatureInForm()) {
      return request(verb, url, type, signed(verb, url, List.of(), form));
    }
    List<Parameter> all = new ArrayList<>(query);
    all.addAll(signed(verb, url, form, List.of()));
    String signedUrl = url(interaction.path(), all);
    return isForm
        ? request(verb, signedUrl, type, form)
        : new OutgoingRequest(verb, URI.create(signedUrl), type, body);
  }

  private static OutgoingRequest request(
      String verb, String url, @Nullable String type, List<Parameter> form) {
    byte[] body = Parameters.render(form).getBytes(StandardCharsets.UTF_8);
    return new OutgoingRequest(verb, URI.create(url), type == null ? FORM : type, body);
  }

  private String url(String path, List<Parameter> query) {
    String base = baseUrl.toString();
    String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return root + path + (query.isEmpty() ? "" : "?" + Parameters.render(query));
  }

  /** Signs a request; callback and verifier are parameters of the signature (RFC 5849). */
  private List<Parameter> signed(
      String verb, String url, List<Parameter> form, List<Parameter> protocol) {
    SigningRequest request = SigningRequest.of(verb, url).withForm(form).withToken(credentials);
    for (Parameter parameter : protocol) {
      request =
          parameter.name().equals("oauth_callback")
              ? request.withCallback(parameter.value())
              : request.withVerifier(parameter.value());
    }
    return signer.sign(request).oauthParameters();
  }

  private static List<Parameter> query(HttpRequest request) {
    List<Parameter> query = new ArrayList<>();
    request
        .getQuery()
        .forEach((name, values) -> values.forEach(v -> query.add(new Parameter(name, v))));
    return query;
  }

  private static @Nullable String header(HttpRequest request, String name) {
    return request.getHeaders().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> String.join(", ", header.getValue()))
        .findFirst()
        .orElse(null);
  }

  private static List<Parameter> withIds(
      List<Parameter> parameters, Set<String> own, Map<String, String> ids) {
    return parameters.stream()
        .filter(p -> own.contains(p.name()) || !p.name().startsWith("oauth_"))
        .map(p -> new Parameter(p.name(), ids.getOrDefault(p.name(), p.value())))
        .toList();
  }
}
