/** Passwords, kept as Argon2id. */
@NullMarked
package org.kartera.security.internal.password;

import org.jspecify.annotations.NullMarked;
