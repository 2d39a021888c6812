/** Rules about which packages may depend on which. */
package io.github.mmfapi.contract.architecture;
