package io.github.mmfapi.bench.sign;

/** Signs one request again and again, the way an application would use the library at hand. */
@FunctionalInterface
public interface Signing {

  /** Signs and returns the value of the {@code Authorization} header. */
  String authorization() throws Exception;
}
