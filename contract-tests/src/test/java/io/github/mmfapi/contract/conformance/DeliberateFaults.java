package io.github.mmfapi.contract.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a test that serves responses which the spec does not allow. Its requests are still compared
 * with the spec, unless {@link #inRequests()}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface DeliberateFaults {
  /** {@return what is served, and why} */
  String value();

  /** {@return whether the requests deviate from the spec, too} */
  boolean inRequests() default false;
}
