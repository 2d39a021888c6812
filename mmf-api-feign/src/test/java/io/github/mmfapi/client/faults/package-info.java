/** Broken connections, slow ones, and responses that are too long. */
package io.github.mmfapi.client.faults;
