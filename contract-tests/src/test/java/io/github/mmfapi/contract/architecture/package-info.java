/**
 * Rules about the code: which package may use which, what is public, which words are used, and that
 * {@code docs/architecture.md} agrees with it.
 */
package io.github.mmfapi.contract.architecture;
