/**
 * Holds spec, bindings, sandbox and evidence against each other, over real HTTP. Every operation of
 * the spec is exercised here; {@link io.github.mmfapi.contract.OperationCoverageGate} fails the
 * build when one is not.
 */
package io.github.mmfapi.contract;
