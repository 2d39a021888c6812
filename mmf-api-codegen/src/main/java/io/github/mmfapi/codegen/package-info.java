/**
 * Generates the Java side of the spec: request objects, wire views and Feign interfaces. Runs at
 * build time inside openapi-generator's Maven plugin; nothing of it is published.
 *
 * <p>Java here carries the logic, the templates under {@code mmf-java} carry only the layout.
 * Golden files hold what the templates emit for a sample spec; after an intended change renew them
 * with {@code ./mvnw -pl mmf-api-codegen test -Dgolden.update=true} and read the difference.
 */
@NullMarked
package io.github.mmfapi.codegen;

import org.jspecify.annotations.NullMarked;
