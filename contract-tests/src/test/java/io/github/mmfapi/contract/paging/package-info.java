/** Paging through lists, also while the list changes. */
package io.github.mmfapi.contract.paging;
