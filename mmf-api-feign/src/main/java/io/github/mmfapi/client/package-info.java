/**
 * The client that assembles the generated interfaces: encoder, target, envelope decoder, typed
 * errors and the pooled transport. Each part also stands alone for people who build Feign
 * themselves.
 */
@NullMarked
package io.github.mmfapi.client;

import org.jspecify.annotations.NullMarked;
