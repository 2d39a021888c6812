/** Recorded traffic: scrubbed of secrets, served over HTTP, read by the client. */
package io.github.mmfapi.contract.replay;
