/** Broken connections, broken content and error responses. */
package io.github.mmfapi.contract.faults;
