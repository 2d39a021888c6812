/**
 * Compares two signature base strings: {@link
 * io.github.mmfapi.oauth1.comparison.BaseStringComparison} finds the first difference between ours
 * and another client's, and names the rule of RFC 5849 that explains it.
 */
@NullMarked
package io.github.mmfapi.oauth1.comparison;

import org.jspecify.annotations.NullMarked;
