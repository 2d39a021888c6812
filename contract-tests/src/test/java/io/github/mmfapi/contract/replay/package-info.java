/** Recorded traffic, cleaned of secrets, served over HTTP and read by the client. */
package io.github.mmfapi.contract.replay;
