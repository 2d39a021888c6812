/** Compares other OAuth 1 signers with ours on the published vectors. */
package io.github.mmfapi.contract.peers;
