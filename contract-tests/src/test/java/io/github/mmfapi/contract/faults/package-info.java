/** What networks and broken servers do to an answer. */
package io.github.mmfapi.contract.faults;
