/**
 * The auto-configuration of MapMyFitness 3.1 and of other OAuth 1 APIs, and its properties, {@code
 * mmf.*} and {@code oauth1.clients.*}. Spring Boot finds it; applications use only the beans.
 */
@NullMarked
package io.github.mmfapi.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
