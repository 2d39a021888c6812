package io.github.mmfapi.oauth1.feign;

import feign.Request;
import feign.RequestTemplate;
import feign.Target;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Names, call by call, the user on whose behalf a request is made, so that one Feign client serves
 * many users. The key is the application's own name for a user. It travels in a header that never
 * leaves the process: {@link OAuth1RequestInterceptor} takes it off before the request is sent, and
 * remembers it for further attempts of the same call.
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
 * <p>It works in {@code Feign} and {@code AsyncFeign} alike, since nothing is bound to a thread.
 */
public final class UserKey {

  /** The header that carries the key from the method to the interceptor. */
  public static final String HEADER = "OAuth1-User-Key";

  private UserKey() {}

  /**
   * Returns the key that a request carries.
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
            "A request has " + values.size() + " " + HEADER + " headers; it may name one user");
      }
      return values.iterator().next();
    }
    return request.feignTarget() instanceof UserTarget<?> target ? target.userKey() : null;
  }

  /**
   * Moves the key from the header, which is there, to the template's target. Feign retries with the
   * same template, so the key must outlast the header, and the target is what a template keeps and
   * never sends.
   */
  static void takeOffTheWire(RequestTemplate request) {
    String key = of(request);
    request.removeHeader(HEADER);
    if (key != null) {
      Target<?> target = request.feignTarget();
      Target<?> known = target == null ? Target.EmptyTarget.create(Object.class) : target;
      request.feignTarget(forUser(known, key));
    }
  }

  private static <T> Target<T> forUser(Target<T> target, String userKey) {
    return new UserTarget<>(target, userKey);
  }

  /** The target of a call made on behalf of one user; as good as the original in all else. */
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
