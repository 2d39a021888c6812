package io.github.mmfapi.oauth1.feign;

import feign.Request;
import feign.RequestTemplate;
import feign.Target;
import io.github.mmfapi.oauth1.internal.feign.CallSecrets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Names the user of each call, so that one Feign client serves many users. The key is the
 * application's own name for a user. It is passed in a header that is never sent: {@link
 * OAuth1RequestInterceptor} and {@link OAuth1SigningClient} remove it before sending, and keep it
 * for retries of the call.
 *
 * <pre>{@code
 * interface Photos {
 *   @RequestLine("GET /photos")
 *   @Headers(UserKey.HEADER + ": {user}")
 *   List<Photo> photos(@Param("user") String userKey);
 * }
 *
 * Photos photos =
 *     Feign.builder()
 *         .requestInterceptor(
 *             OAuth1RequestInterceptor.builder().signer(signer).credentials(store.perUser()).build())
 *         .target(Photos.class, url);
 * }</pre>
 *
 * <p>It works in {@code Feign} and {@code AsyncFeign}, because nothing is bound to a thread.
 */
public final class UserKey {

  /** The header that carries the key from the method to the interceptor. */
  public static final String HEADER = "OAuth1-User-Key";

  private UserKey() {}

  /**
   * Returns the key of a request.
   *
   * @param request a request resolved by Feign
   * @return the key, or null if the request names no user
   * @throws IllegalStateException if it names several
   */
  public static @Nullable String of(RequestTemplate request) {
    Collection<String> values = request.headers().get(HEADER);
    if (values != null && !values.isEmpty()) {
      if (values.size() > 1) {
        throw new IllegalStateException(
            "A request has " + values.size() + " " + HEADER + " headers; name one user only");
      }
      return values.iterator().next();
    }
    return CallSecrets.original(request) instanceof UserTarget<?> target ? target.userKey() : null;
  }

  /**
   * Moves the key from the header to the target of the template. Feign retries with the same
   * template, so the key must be kept somewhere; the target is kept and never sent.
   */
  static void removeFromHeaders(RequestTemplate request) {
    String key = of(request);
    request.removeHeader(HEADER);
    if (key != null) {
      Target<?> target = CallSecrets.original(request);
      Target<?> known = target == null ? Target.EmptyTarget.create(Object.class) : target;
      request.feignTarget(forUser(known, key));
    }
  }

  private static <T> Target<T> forUser(Target<T> target, String userKey) {
    return new UserTarget<>(target, userKey);
  }

  /** The target of a call of one user; otherwise the same as the original. */
  private record UserTarget<T>(Target<T> original, String userKey) implements Target<T> {
    @Override
    public Class<T> type() {
      return original.type();
    }

    @Override
    public String name() {
      return original.name();
    }

    @Override
    public String url() {
      return original.url();
    }

    @Override
    public Request apply(RequestTemplate input) {
      return original.apply(input);
    }
  }
}
