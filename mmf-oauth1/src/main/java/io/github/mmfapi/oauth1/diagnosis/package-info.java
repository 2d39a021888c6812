/**
 * Explains why a signature was refused. {@link
 * io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis} computes the signature of a received
 * request again with each known mistake of OAuth 1 clients, and names the mistake whose signature
 * equals the received one. {@link io.github.mmfapi.oauth1.diagnosis.BaseStringComparison} explains
 * why the signature base string of another client differs from ours.
 */
@NullMarked
package io.github.mmfapi.oauth1.diagnosis;

import org.jspecify.annotations.NullMarked;
