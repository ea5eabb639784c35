/** Sessions, tokens and the lock against guessing. */
@NullMarked
package org.kartera.security.internal.session;

import org.jspecify.annotations.NullMarked;
