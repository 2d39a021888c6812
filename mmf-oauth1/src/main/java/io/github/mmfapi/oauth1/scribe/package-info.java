/**
 * Correct OAuth 1 signatures for users of ScribeJava: extend {@link
 * io.github.mmfapi.oauth1.scribe.Rfc5849Api} instead of ScribeJava's own class.
 */
@NullMarked
package io.github.mmfapi.oauth1.scribe;

import org.jspecify.annotations.NullMarked;
