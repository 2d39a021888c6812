/** Servers, transports and recordings that tests of the client and contract tests use. */
package io.github.mmfapi.client.support;
