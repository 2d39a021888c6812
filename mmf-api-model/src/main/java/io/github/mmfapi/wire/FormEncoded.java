package io.github.mmfapi.wire;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a generated model that is a whole response in {@code application/x-www-form-urlencoded}, as
 * {@code oauth/request_token} and {@code oauth/access_token} sent it (SEED Out[11], Out[34]). A
 * decoder reads the pairs of the form as the fields of the model.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FormEncoded {
  /**
   * Returns the fields that the form must have. A body without them is not this response.
   *
   * @return names on the wire; empty by default
   */
  String[] required() default {};
}
