/** Requests that are done once, however often they are sent. */
@NullMarked
package org.kartera.rest.internal.idempotency;

import org.jspecify.annotations.NullMarked;
