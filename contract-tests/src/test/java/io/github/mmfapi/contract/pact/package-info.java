/** Pact contracts: written by the client's tests, verified against the server. */
package io.github.mmfapi.contract.pact;
