/** Runs all measurements, each in JVMs of its own, and writes down what came out. */
package io.github.mmfapi.bench.run;
