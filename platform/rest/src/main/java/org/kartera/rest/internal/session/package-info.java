/** Signing in and out. */
@NullMarked
package org.kartera.rest.internal.session;

import org.jspecify.annotations.NullMarked;
