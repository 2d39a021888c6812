/**
 * Reads recorded traffic, WireMock mappings and HAR files, and removes secrets from it. Not part of
 * the API.
 */
@NullMarked
package io.github.mmfapi.contract.internal.recording;

import org.jspecify.annotations.NullMarked;
