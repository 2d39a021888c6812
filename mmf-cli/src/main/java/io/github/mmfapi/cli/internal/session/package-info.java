/** Settings, profiles, logins and the terminal: what the commands share. No API. */
@NullMarked
package io.github.mmfapi.cli.internal.session;

import org.jspecify.annotations.NullMarked;
