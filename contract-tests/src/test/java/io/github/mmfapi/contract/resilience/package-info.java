/** Writes that look for a record before a retry, circuit breakers, and secrets of every call. */
package io.github.mmfapi.contract.resilience;
