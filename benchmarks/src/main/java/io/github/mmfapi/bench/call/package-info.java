/** Whole calls through Feign without a network, by this project and by its peers. */
package io.github.mmfapi.bench.call;
