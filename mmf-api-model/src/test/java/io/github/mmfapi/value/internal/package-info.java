/** Tests of the helpers that several modules share. */
package io.github.mmfapi.value.internal;
