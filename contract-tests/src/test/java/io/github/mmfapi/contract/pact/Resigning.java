package io.github.mmfapi.contract.pact;

import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Puts a real signature, and real handles, where a contract has examples. */
final class Resigning {
  private final String root;
  private final OAuth1Signer signer;
  private final TokenCredentials token;

  Resigning(String root, OAuth1Signer signer, TokenCredentials token) {
    this.root = root;
    this.signer = signer;
    this.token = token;
  }

  void sign(ClassicHttpRequest request, Map<String, String> handles) {
    String target = request.getPath();
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : pairs(target.substring(mark + 1), handles);
    String form = form(request, handles);
    String url = root + path + (query.isEmpty() ? "" : "?" + query);
    List<Parameter> oauth =
        signer
            .sign(
                SigningRequest.of(request.getMethod(), url)
                    .withForm(form == null ? List.of() : Parameters.parse(form))
                    .withToken(token))
            .oauthParameters();
    request.setPath(path + "?" + (query.isEmpty() ? "" : query + "&") + encoded(oauth));
  }

  private static String form(ClassicHttpRequest request, Map<String, String> handles) {
    if (request.getEntity() == null || request.getEntity().getContentType() == null) {
      return null;
    }
    if (!request.getEntity().getContentType().startsWith(RequestShape.FORM)) {
      return null;
    }
    try {
      String form =
          pairs(EntityUtils.toString(request.getEntity(), StandardCharsets.UTF_8), handles);
      request.setEntity(new StringEntity(form, ContentType.create(RequestShape.FORM)));
      return form;
    } catch (IOException | org.apache.hc.core5.http.ParseException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private static String pairs(String pairs, Map<String, String> handles) {
    return encoded(
        Parameters.parse(pairs).stream()
            .filter(p -> !p.name().startsWith("oauth_"))
            .map(p -> new Parameter(p.name(), handles.getOrDefault(p.name(), p.value())))
            .toList());
  }

  private static String encoded(List<Parameter> parameters) {
    return parameters.stream()
        .map(p -> PercentEncoding.encode(p.name()) + "=" + PercentEncoding.encode(p.value()))
        .collect(Collectors.joining("&"));
  }
}
