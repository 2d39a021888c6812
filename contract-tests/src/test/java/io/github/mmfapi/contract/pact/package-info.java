/** The contracts between client and server, written by the one and verified against the other. */
package io.github.mmfapi.contract.pact;
