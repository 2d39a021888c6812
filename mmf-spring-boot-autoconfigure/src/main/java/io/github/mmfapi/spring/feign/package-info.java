/** The generated interfaces as clients of Spring Cloud OpenFeign. */
@NullMarked
package io.github.mmfapi.spring.feign;

import org.jspecify.annotations.NullMarked;
