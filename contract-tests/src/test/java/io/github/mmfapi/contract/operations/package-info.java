/** The operations of the spec as tests see them: what to send, what to expect, how to call. */
package io.github.mmfapi.contract.operations;
