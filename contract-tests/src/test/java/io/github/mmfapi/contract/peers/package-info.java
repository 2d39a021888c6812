/** Sets other OAuth 1 signers beside ours on the published vectors. */
package io.github.mmfapi.contract.peers;
