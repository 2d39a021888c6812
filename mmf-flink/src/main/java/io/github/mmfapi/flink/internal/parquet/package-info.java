/**
 * Writes rows as Parquet, with a column for each field of their model. Only this package uses the
 * libraries of Parquet, which are optional dependencies. None of Hadoop's is needed to run it.
 */
@NullMarked
package io.github.mmfapi.flink.internal.parquet;

import org.jspecify.annotations.NullMarked;
