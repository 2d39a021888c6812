/**
 * What {@code ./mmf spec} does: checks the spec against lint and evidence, compares versions of it,
 * and regenerates the bindings while it is edited. The tests of the module {@code spec} use the
 * same classes.
 */
@NullMarked
package io.github.mmfapi.spec;

import org.jspecify.annotations.NullMarked;
