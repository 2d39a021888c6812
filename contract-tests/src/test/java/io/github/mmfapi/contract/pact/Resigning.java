package io.github.mmfapi.contract.pact;

import io.github.mmfapi.contract.operations.Operation;
import io.github.mmfapi.contract.operations.Operations;
import io.github.mmfapi.contract.operations.Signing;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Replaces the examples of the contract with a real signature and real ids. */
final class Resigning {
  private final String root;
  private final OAuth1Signer signer;
  private final TokenCredentials token;
  private final TemporaryCredentials temporary;

  /**
   * Creates it for one request.
   *
   * @param temporary temporary credentials; null if the operation needs none
   */
  Resigning(
      String root, OAuth1Signer signer, TokenCredentials token, TemporaryCredentials temporary) {
    this.root = root;
    this.signer = signer;
    this.token = token;
    this.temporary = temporary;
  }

  void sign(ClassicHttpRequest request, Map<String, String> ids) {
    String target = request.getPath();
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    Operation operation =
        Operations.of(request.getMethod(), path.replaceFirst("^/3\\.1", "")).orElseThrow();
    Set<String> own =
        operation.parameters().stream()
            .map(io.github.mmfapi.contract.operations.Parameter::name)
            .collect(Collectors.toSet());
    List<Parameter> query = pairs(mark < 0 ? "" : target.substring(mark + 1), own, ids);
    List<Parameter> form = form(request, own, ids);
    if (operation.signing() == Signing.NONE) {
      request.setPath(path + "?" + encoded(query));
    } else if (operation.signatureFields().isEmpty()) {
      List<Parameter> oauth = signed(request.getMethod(), url(path, query), operation, form);
      put(request, form);
      request.setPath(
          url(path, Stream.concat(query.stream(), oauth.stream()).toList())
              .substring(root.length()));
    } else {
      put(request, signed(request.getMethod(), url(path, query), operation, form));
    }
  }

  private String url(String path, List<Parameter> query) {
    return root + path + (query.isEmpty() ? "" : "?" + encoded(query));
  }

  /** Signs a request; callback and verifier are parameters of the signature (RFC 5849). */
  private List<Parameter> signed(
      String verb, String url, Operation operation, List<Parameter> form) {
    boolean makesToken = !operation.signatureFields().isEmpty();
    SigningRequest request =
        SigningRequest.of(verb, url).withForm(makesToken || form == null ? List.of() : form);
    if (makesToken) {
      for (Parameter parameter : form) {
        request =
            parameter.name().equals("oauth_callback")
                ? request.withCallback(parameter.value())
                : request.withVerifier(parameter.value());
      }
    }
    return signer
        .sign(
            switch (operation.signing()) {
              case TOKEN -> request.withToken(token);
              case TEMPORARY -> request.withToken(temporary);
              case CLIENT, NONE -> request;
            })
        .oauthParameters();
  }

  private static List<Parameter> form(
      ClassicHttpRequest request, Set<String> own, Map<String, String> ids) {
    if (request.getEntity() == null || request.getEntity().getContentType() == null) {
      return null;
    }
    if (!request.getEntity().getContentType().startsWith(RequestShape.FORM)) {
      return null;
    }
    try {
      return pairs(EntityUtils.toString(request.getEntity(), StandardCharsets.UTF_8), own, ids);
    } catch (IOException | org.apache.hc.core5.http.ParseException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private static void put(ClassicHttpRequest request, List<Parameter> form) {
    if (form != null) {
      request.setEntity(new StringEntity(encoded(form), ContentType.create(RequestShape.FORM)));
    }
  }

  private static List<Parameter> pairs(String pairs, Set<String> own, Map<String, String> ids) {
    return Parameters.parse(pairs).stream()
        .filter(p -> own.contains(p.name()) || !p.name().startsWith("oauth_"))
        .map(p -> new Parameter(p.name(), ids.getOrDefault(p.name(), p.value())))
        .toList();
  }

  private static String encoded(List<Parameter> parameters) {
    return parameters.stream()
        .map(p -> PercentEncoding.encode(p.name()) + "=" + PercentEncoding.encode(p.value()))
        .collect(Collectors.joining("&"));
  }
}
