/**
 * Holds spec, bindings, sandbox and evidence against each other, over real HTTP. Every operation of
 * the spec is exercised here; the gate in {@code coverage} fails the build when one is not.
 */
package io.github.mmfapi.contract;
