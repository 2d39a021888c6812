/** Broken content and error responses. */
package io.github.mmfapi.contract.faults;
