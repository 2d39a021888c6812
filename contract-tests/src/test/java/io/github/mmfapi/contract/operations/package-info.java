/**
 * The one reader of the spec: operations, their parameters, examples, and the generated methods.
 */
package io.github.mmfapi.contract.operations;
