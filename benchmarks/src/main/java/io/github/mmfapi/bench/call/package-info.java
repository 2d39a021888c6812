/** Measures whole calls through Feign without a network, of this project and its peers. */
package io.github.mmfapi.bench.call;
