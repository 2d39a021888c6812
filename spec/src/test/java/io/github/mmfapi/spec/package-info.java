/**
 * Checks of the spec: it says what the evidence says, it keeps the rules of {@code spec/lint}, it
 * breaks no caller unnoticed; and the reference that is made of it.
 */
package io.github.mmfapi.spec;
