/** Workout files: through the client into the sandbox, and compared with another reader. */
@NullMarked
package io.github.mmfapi.contract.files;

import org.jspecify.annotations.NullMarked;
