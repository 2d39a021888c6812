/** The client, other clients and a browser against the sandbox. */
package io.github.mmfapi.contract.sandbox;
