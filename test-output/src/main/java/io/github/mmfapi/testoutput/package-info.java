/**
 * Keeps the console of a build short: what tests print and log goes to files, the console shows the
 * output of failed tests and a line for each reason why tests were skipped. Also measures processor
 * time, starts JVMs, and records and interrupts work on files, for the tests of all modules.
 */
@NullMarked
package io.github.mmfapi.testoutput;

import org.jspecify.annotations.NullMarked;
