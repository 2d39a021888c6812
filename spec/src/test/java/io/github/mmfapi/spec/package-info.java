/**
 * Tests that the spec agrees with the evidence, follows the rules of {@code spec/lint} and breaks
 * no caller unnoticed, and builds its HTML reference.
 */
package io.github.mmfapi.spec;
