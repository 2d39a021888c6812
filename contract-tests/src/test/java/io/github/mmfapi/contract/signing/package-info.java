/** Signatures compared with oauthlib's, and verified by oauthlib. */
package io.github.mmfapi.contract.signing;
