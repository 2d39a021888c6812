package io.github.mmfapi.oauth1.internal.feign;

import feign.Request;
import feign.RequestTemplate;
import feign.Target;
import java.util.List;

/**
 * The target of a template that was signed, which carries what signed it; otherwise the same as the
 * original. A template keeps its target through retries, and no target is ever sent.
 */
final class SignedTarget<T> implements Target<T> {
  private final Target<T> original;
  private final String clientSecret;
  private final String token;
  private final String tokenSecret;

  SignedTarget(Target<T> original, String clientSecret, String token, String tokenSecret) {
    this.original = original;
    this.clientSecret = clientSecret;
    this.token = token;
    this.tokenSecret = tokenSecret;
  }

  Target<T> original() {
    return original;
  }

  List<String> secrets() {
    return List.of(clientSecret, token, tokenSecret);
  }

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

  /** Returns the text of the original, without the secrets. */
  @Override
  public String toString() {
    return original.toString();
  }
}
