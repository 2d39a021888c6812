package io.github.mmfapi.client.codec;

import feign.Request;
import feign.RequestTemplate;
import feign.Target;
import io.github.mmfapi.client.internal.http.HttpMethods;
import io.github.mmfapi.oauth1.internal.FormEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Moves the form that {@link RequestParametersEncoder#form()} wrote to where the operation expects
 * it: the form of a write stays in the body, the form of a read becomes the query.
 *
 * <p>An interceptor that signs sees the form before it is moved. The signature is still valid,
 * because the base string of OAuth 1 does not depend on where parameters are sent (RFC 5849 section
 * 3.4.1.3.1). The form in the template is not changed, so each attempt starts from it.
 *
 * @param <T> the generated interface
 */
public final class RequestParametersTarget<T> implements Target<T> {
  private final Class<T> type;
  private final String url;
  private final @Nullable SharedContract contract;

  /**
   * Creates a target.
   *
   * @param type the generated interface
   * @param url the base URL, such as {@code http://127.0.0.1:8080/3.1}
   */
  public RequestParametersTarget(Class<T> type, String url) {
    this(type, url, null);
  }

  /**
   * Creates a target for interfaces that a shared contract parses. It adds the headers that the
   * contract removed, and treats each body of a read as a form, with or without a Content-Type.
   */
  RequestParametersTarget(Class<T> type, String url, @Nullable SharedContract contract) {
    this.type = Objects.requireNonNull(type, "type");
    this.url = Objects.requireNonNull(url, "url");
    this.contract = contract;
  }

  @Override
  public Class<T> type() {
    return type;
  }

  @Override
  public String name() {
    return url;
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public Request apply(RequestTemplate template) {
    if (url.indexOf('?') >= 0 && !isAbsolute(template.path())) {
      // Feign joins the two queries.
      template.target(url);
    }
    Request request = template.request();
    String address = absolute(request.url());
    if (!HttpMethods.isRead(request) || !isForm(request)) {
      return Request.create(
          request.httpMethod(),
          address,
          headers(request, template),
          request.body(),
          request.charset(),
          template);
    }
    SortedMap<String, Collection<String>> headers = headers(request, template);
    headers.remove("Content-Type");
    headers.remove("Content-Length");
    return Request.create(
        request.httpMethod(),
        withQuery(address, request.body()),
        headers,
        Request.Body.empty(),
        template);
  }

  /** Joins base URL and path; Feign's own targets parse both as a URI, which is slower. */
  private String absolute(String path) {
    if (isAbsolute(path)) {
      return path;
    }
    return url.endsWith("/") ? url.substring(0, url.length() - 1) + path : url + path;
  }

  private static boolean isAbsolute(String url) {
    return url.startsWith("http://") || url.startsWith("https://");
  }

  private SortedMap<String, Collection<String>> headers(Request request, RequestTemplate template) {
    SortedMap<String, Collection<String>> headers =
        contract == null
            ? new TreeMap<>(String.CASE_INSENSITIVE_ORDER)
            : contract.constantHeaders(template.methodMetadata());
    headers.putAll(request.headers());
    return headers;
  }

  private boolean isForm(Request request) {
    Collection<String> contentTypes = request.headers().get("Content-Type");
    return contentTypes == null
        ? contract != null
        : contentTypes.stream().anyMatch(FormEncoding::isForm);
  }

  private static String withQuery(String address, byte @Nullable [] form) {
    if (form == null || form.length == 0) {
      return address;
    }
    // Percent-encoded text is ASCII: each byte is one character.
    return address
        + (address.indexOf('?') < 0 ? '?' : '&')
        + new String(form, StandardCharsets.ISO_8859_1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RequestParametersTarget<?> that
        && type.equals(that.type)
        && url.equals(that.url);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, url);
  }

  @Override
  public String toString() {
    return "RequestParametersTarget(" + type.getSimpleName() + ", " + url + ")";
  }
}
