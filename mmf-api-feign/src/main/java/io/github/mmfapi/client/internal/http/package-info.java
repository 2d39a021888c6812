/**
 * Helpers for HTTP messages that several packages of the client share. No API: it may change in any
 * release.
 */
@NullMarked
package io.github.mmfapi.client.internal.http;

import org.jspecify.annotations.NullMarked;
