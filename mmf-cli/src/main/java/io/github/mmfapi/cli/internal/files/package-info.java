/** What commands share that keep files: durable writing, and digests. No API. */
@NullMarked
package io.github.mmfapi.cli.internal.files;

import org.jspecify.annotations.NullMarked;
