package io.github.mmfapi.wire;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds {@link WireObject} and {@link WireValue} to Jackson 2 and Jackson 3. Each finds its own
 * reader and writer here, and neither needs the other.
 *
 * <p>The annotations of a Jackson that is not on the class path are ignored by the JVM. They are
 * not on {@link WireObject} itself, because compilers would then warn users who have only one.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@JacksonAnnotationsInside
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(using = Jackson2Reader.class)
@com.fasterxml.jackson.databind.annotation.JsonSerialize(using = Jackson2Writer.class)
@tools.jackson.databind.annotation.JsonDeserialize(using = Jackson3Reader.class)
@tools.jackson.databind.annotation.JsonSerialize(using = Jackson3Writer.class)
@interface WireBinding {}
