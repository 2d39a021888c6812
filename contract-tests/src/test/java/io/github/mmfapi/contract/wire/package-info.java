/** Requests and responses of each operation, byte for byte. */
package io.github.mmfapi.contract.wire;
