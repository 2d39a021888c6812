/** Runs all measurements in separate JVMs and writes the results. */
package io.github.mmfapi.bench.run;
