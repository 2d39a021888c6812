/** What the contract tests have proven of each operation, and the gate that demands it. */
package io.github.mmfapi.contract.coverage;
