/** What commands share that act as the logged-in user. */
@NullMarked
package io.github.mmfapi.cli.internal.account;

import org.jspecify.annotations.NullMarked;
