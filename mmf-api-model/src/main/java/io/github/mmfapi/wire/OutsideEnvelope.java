package io.github.mmfapi.wire;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a generated model that is a whole JSON response: its fields are at the top level, not in
 * {@code result.output} (seen in {@code workouts/get_time_series}, CLJ L134-139). A decoder reads
 * it without unwrapping.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OutsideEnvelope {}
