package io.github.mmfapi.client;

import feign.Request;
import feign.RequestTemplate;
import feign.Target;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Sends the form that {@link RequestParametersEncoder#form()} wrote where the operation wants it:
 * the form of a write stays in the body, the form of a read becomes the query.
 *
 * <p>An interceptor that signs sees the form before it is moved. That is right for OAuth 1, whose
 * base string does not depend on where parameters travel (RFC 5849 section 3.4.1.3.1). The template
 * itself is left as it is, so that each attempt of a retry starts from the same form.
 *
 * @param <T> the generated interface
 */
public final class RequestParametersTarget<T> implements Target<T> {
  private final Class<T> type;
  private final String url;

  /**
   * Creates a target.
   *
   * @param type the generated interface
   * @param url the base URL, such as {@code https://api.mapmyfitness.com/3.1}
   */
  public RequestParametersTarget(Class<T> type, String url) {
    this.type = Objects.requireNonNull(type, "type");
    this.url = Objects.requireNonNull(url, "url");
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
    if (!isAbsolute(template.url())) {
      template.target(url);
    }
    Request request = template.request();
    return Reads.isRead(request) && isForm(request) ? withFormInQuery(request, template) : request;
  }

  private static boolean isAbsolute(String url) {
    return url.startsWith("http://") || url.startsWith("https://");
  }

  private static boolean isForm(Request request) {
    Collection<String> contentTypes = request.headers().get("Content-Type");
    return contentTypes != null
        && contentTypes.stream().anyMatch(type -> type.startsWith(RequestParametersEncoder.FORM));
  }

  private static Request withFormInQuery(Request request, RequestTemplate template) {
    Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.headers());
    headers.remove("Content-Type");
    headers.remove("Content-Length");
    return Request.create(
        request.httpMethod(), withQuery(request), headers, Request.Body.empty(), template);
  }

  private static String withQuery(Request request) {
    byte[] form = request.body();
    if (form == null || form.length == 0) {
      return request.url();
    }
    // Percent-encoded text is ASCII: each byte is one character.
    StringBuilder url = new StringBuilder(request.url().length() + 1 + form.length);
    url.append(request.url()).append(request.url().indexOf('?') < 0 ? '?' : '&');
    for (byte b : form) {
      url.append((char) b);
    }
    return url.toString();
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
