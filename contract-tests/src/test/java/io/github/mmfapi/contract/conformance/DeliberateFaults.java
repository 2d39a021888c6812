package io.github.mmfapi.contract.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a test serves answers which the spec does not allow, on purpose. Its requests are held
 * against the spec all the same, unless it says that they are meant too.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface DeliberateFaults {
  /** {@return what is served, and why} */
  String value();

  /** {@return whether what is sent departs from the spec, too} */
  boolean inRequests() default false;
}
