package io.github.mmfapi.wire;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a generated method that is not signed with token credentials. It names the credentials that
 * sign the request, in the terms of RFC 5849 section 1.1. {@code MmfClient} reads this annotation;
 * applications that assemble Feign themselves must read it too.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SignedWith {
  /** Lists the credentials that can sign a request. */
  enum Credentials {
    /** The client credentials alone, without a token (RFC 5849 section 2.1). */
    CLIENT,
    /** Client and temporary credentials (RFC 5849 section 2.3). */
    TEMPORARY,
    /** None: the request is sent unsigned, and its own {@code oauth_} parameters are kept. */
    NONE
  }

  /**
   * Returns the credentials that sign the request.
   *
   * @return the credentials
   */
  Credentials value();
}
