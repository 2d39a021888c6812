/**
 * Keeps token credentials between runs of a program: in memory, in files that only their owner can
 * read, or in a database; encrypted where a key is given.
 */
@NullMarked
package io.github.mmfapi.oauth1.store;

import org.jspecify.annotations.NullMarked;
