package io.github.mmfapi.oauth1.feign;

import feign.Request;
import feign.Request.HttpMethod;
import feign.Response;
import io.github.mmfapi.oauth1.BaseString;
import io.github.mmfapi.oauth1.internal.HeaderValues;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the redirects of one call within the same origin; each is signed again. */
final class SameOriginRedirects {

  private static final int MOST = 5;
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

  private final boolean follow;
  private int followed;

  SameOriginRedirects(boolean follow) {
    this.follow = follow;
  }

  /** Returns the request of a redirect; null if the response is none, or if it is not followed. */
  @Nullable Request next(Request request, Response response) {
    if (!follow
        || !STATUSES.contains(response.status())
        || !isBareRead(request)
        || followed == MOST) {
      return null;
    }
    String location = HeaderValues.first(response.headers(), "Location");
    if (location == null) {
      return null;
    }
    String url = resolve(request.url(), location);
    if (url == null || !origin(url).equals(origin(request.url()))) {
      return null;
    }
    followed++;
    return Request.create(
        request.httpMethod(),
        url,
        request.headers(),
        request.body(),
        request.charset(),
        request.requestTemplate());
  }

  private static boolean isBareRead(Request request) {
    return (request.httpMethod() == HttpMethod.GET || request.httpMethod() == HttpMethod.HEAD)
        && (request.body() == null || request.body().length == 0);
  }

  /** Resolves a Location; null if it is no http URL. */
  private static @Nullable String resolve(String url, String location) {
    try {
      // java.net.URI drops the last path segment before a lone query (RFC 3986 5.2.2 keeps it).
      String target = location.startsWith("?") ? Rfc3986.withoutQuery(url) + location : location;
      String resolved = URI.create(WireUrl.of(url)).resolve(target).toString();
      BaseString.baseUri(resolved);
      return resolved;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Returns scheme, host and port in their normal form. */
  static String origin(String url) {
    return Rfc3986.origin(BaseString.baseUri(url));
  }
}
