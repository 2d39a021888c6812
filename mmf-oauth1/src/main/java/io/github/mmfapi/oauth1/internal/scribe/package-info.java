/**
 * Sends the two token requests of the web redirection flow with ScribeJava, over a Feign client. No
 * API: everything here may change in any release.
 */
@NullMarked
package io.github.mmfapi.oauth1.internal.scribe;

import org.jspecify.annotations.NullMarked;
