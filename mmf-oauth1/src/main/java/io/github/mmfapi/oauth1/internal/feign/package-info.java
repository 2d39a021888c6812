/**
 * Keeps what signed a Feign request at the request, for those that report its failure. No API: it
 * may change in any release.
 */
@NullMarked
package io.github.mmfapi.oauth1.internal.feign;

import org.jspecify.annotations.NullMarked;
