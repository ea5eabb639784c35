/** Why somebody may do something with a record. */
@NullMarked
package org.kartera.security.internal.access;

import org.jspecify.annotations.NullMarked;
