/** Compares requests and responses on the wire with the spec. */
package io.github.mmfapi.contract.conformance;
