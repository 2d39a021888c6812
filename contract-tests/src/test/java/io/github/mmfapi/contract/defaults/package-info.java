/** Defaults as they are documented, held against the objects. */
package io.github.mmfapi.contract.defaults;
