/** {@code mmf config}: shows and changes the settings of the profiles. No API. */
@NullMarked
package io.github.mmfapi.cli.internal.config;

import org.jspecify.annotations.NullMarked;
