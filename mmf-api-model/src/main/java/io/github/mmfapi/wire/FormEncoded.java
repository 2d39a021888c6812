package io.github.mmfapi.wire;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a generated model that is a whole answer in {@code application/x-www-form-urlencoded}, as
 * {@code oauth/request_token} and {@code oauth/access_token} gave it (SEED Out[11], Out[34]). A
 * decoder reads its pairs as the fields of the model.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FormEncoded {
  /**
   * Returns what has to be in the form: without it, it is another answer.
   *
   * @return names on the wire; none by default
   */
  String[] required() default {};
}
