package io.github.mmfapi.wire;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a generated method that is not signed with token credentials as all others are. It tells
 * the client which secrets make the signature; the names are those of RFC 5849 section 1.1. {@code
 * MmfClient} goes by it; who assembles Feign in another way has to do so himself.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SignedWith {
  /** What a request is signed with. */
  enum Credentials {
    /** The client credentials alone, without any token (RFC 5849 section 2.1). */
    CLIENT,
    /** Client and temporary credentials (RFC 5849 section 2.3). */
    TEMPORARY,
    /** Nothing: the request is sent as it is, and parameters like those of a signature stay. */
    NONE
  }

  /**
   * Returns what signs the request.
   *
   * @return the credentials
   */
  Credentials value();
}
