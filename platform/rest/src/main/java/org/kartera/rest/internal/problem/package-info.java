/** Errors as problem+json (RFC 9457), wherever they come from. */
@NullMarked
package org.kartera.rest.internal.problem;

import org.jspecify.annotations.NullMarked;
