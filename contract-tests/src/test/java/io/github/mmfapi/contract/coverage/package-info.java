/** Records what the contract tests have proven of each operation; a gate requires it. */
package io.github.mmfapi.contract.coverage;
