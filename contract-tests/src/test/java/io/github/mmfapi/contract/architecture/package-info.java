/**
 * Guards of the code's shape: what a package may use, what is public, how things are called, and
 * that the map in {@code docs/architecture.md} is right.
 */
package io.github.mmfapi.contract.architecture;
