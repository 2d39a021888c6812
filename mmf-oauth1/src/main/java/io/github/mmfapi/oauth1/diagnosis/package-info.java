/**
 * Explains why the signature base string of another client differs from ours. Start at {@link
 * io.github.mmfapi.oauth1.diagnosis.BaseStringComparison}.
 */
@NullMarked
package io.github.mmfapi.oauth1.diagnosis;

import org.jspecify.annotations.NullMarked;
