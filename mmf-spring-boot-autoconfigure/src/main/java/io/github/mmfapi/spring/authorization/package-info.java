/**
 * The two endpoints of a servlet application by which a user authorizes it, and the user of a
 * request. {@code mmf.authorization.callback-url} turns them on.
 */
@NullMarked
package io.github.mmfapi.spring.authorization;

import org.jspecify.annotations.NullMarked;
