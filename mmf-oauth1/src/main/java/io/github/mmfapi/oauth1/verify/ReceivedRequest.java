package io.github.mmfapi.oauth1.verify;

import io.github.mmfapi.oauth1.internal.FormEncoding;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request as a server received it.
 *
 * @param method the request method
 * @param url the absolute URL that the client called, with its query. Behind a proxy it is the URL
 *     of the proxy, because scheme, host and port are signed
 * @param authorizationHeader the value of {@code Authorization}, null if there was none
 * @param contentType the value of {@code Content-Type}, null if there was none
 * @param body the body as text, empty if there was none; used only if it is form-encoded
 */
public record ReceivedRequest(
    String method,
    String url,
    @Nullable String authorizationHeader,
    @Nullable String contentType,
    String body) {

  /**
   * Creates a received request.
   *
   * @param method the request method
   * @param url the absolute URL that the client called, with its query. Behind a proxy it is the
   *     URL of the proxy, because scheme, host and port are signed
   * @param authorizationHeader the value of {@code Authorization}, null if there was none
   * @param contentType the value of {@code Content-Type}, null if there was none
   * @param body the body as text, empty if there was none; used only if it is form-encoded
   * @throws NullPointerException if method, URL or body is null
   */
  public ReceivedRequest {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(body, "body");
  }

  /**
   * {@return whether the body is form-encoded, so that its parameters are signed} Read parameters
   * from the body only in this case: no signature covers those of other bodies.
   */
  public boolean isForm() {
    return FormEncoding.isForm(contentType);
  }

  /** Returns method and URL without its query. The rest may hold secrets. */
  @Override
  public String toString() {
    return "ReceivedRequest[" + method + " " + Rfc3986.shown(url) + "]";
  }
}
