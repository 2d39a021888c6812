/** Holds what travels between client and server against the spec. */
package io.github.mmfapi.contract.conformance;
