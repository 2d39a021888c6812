/**
 * Generates the Java code of the spec: request objects, models and Feign interfaces. It runs at
 * build time in the Maven plugin of OpenAPI Generator and is not published.
 *
 * <p>The Java classes contain the logic; the templates in {@code mmf-java} contain only the layout.
 * Golden files contain the generated code of a sample spec. After an intended change, update them
 * with {@code ./mvnw -pl mmf-api-codegen test -Dgolden.update=true} and review the diff.
 */
@NullMarked
package io.github.mmfapi.codegen;

import org.jspecify.annotations.NullMarked;
