/** Retries, time-outs, transports, and what metrics and logs show of them. */
package io.github.mmfapi.client.resilience;
