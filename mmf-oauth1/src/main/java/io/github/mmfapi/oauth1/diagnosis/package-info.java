/**
 * Explains why a signature was refused. {@link
 * io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis} computes the signature of a received
 * request again with each known mistake of OAuth 1 clients, and names the mistake whose signature
 * equals the received one. If only the base string of the other side is known, use {@link
 * io.github.mmfapi.oauth1.comparison}.
 */
@NullMarked
package io.github.mmfapi.oauth1.diagnosis;

import org.jspecify.annotations.NullMarked;
