/**
 * Reads HTTP requests as people keep them: curl commands, HAR files, raw requests. Not part of the
 * API.
 */
@NullMarked
package io.github.mmfapi.cli.internal.request;

import org.jspecify.annotations.NullMarked;
