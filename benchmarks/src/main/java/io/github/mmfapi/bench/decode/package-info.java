/** Measures decoding by this project and by its peers. */
package io.github.mmfapi.bench.decode;
