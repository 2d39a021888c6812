/**
 * Compares spec, bindings, sandbox and evidence with each other over real HTTP. Every operation of
 * the spec is called here; the gate in {@code coverage} fails the build if one is not. From the
 * bottom up: {@code operations}, {@code coverage}, {@code conformance} and {@code support} are used
 * by the packages with tests, and only in this direction.
 */
package io.github.mmfapi.contract;
