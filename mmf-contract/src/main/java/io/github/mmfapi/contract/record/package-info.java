/**
 * A recording proxy: a client signs to it, it signs anew to the server, and it writes what passes
 * without secrets, for replays and as evidence.
 */
@NullMarked
package io.github.mmfapi.contract.record;

import org.jspecify.annotations.NullMarked;
