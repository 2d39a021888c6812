/** Servers, browsers and processes that several test packages use. */
package io.github.mmfapi.contract.support;
