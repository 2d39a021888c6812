/**
 * What {@code ./mmf spec} does: checks the spec against lint and evidence, compares versions of it,
 * and regenerates the bindings while it is edited. The tests of the module {@code spec} use the
 * same classes.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.spec;

import org.jspecify.annotations.NullMarked;
