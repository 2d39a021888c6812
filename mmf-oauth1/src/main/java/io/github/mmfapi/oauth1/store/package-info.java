/**
 * Keeps token credentials between runs of a program: in memory, in files that only their owner can
 * read, or in a database; encrypted where a key is given. Also keeps, in a database, what several
 * instances of a server share: nonces and pending authorizations.
 */
@NullMarked
package io.github.mmfapi.oauth1.store;

import org.jspecify.annotations.NullMarked;
