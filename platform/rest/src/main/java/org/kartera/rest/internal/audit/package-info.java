/** The audit, for administrators. */
@NullMarked
package org.kartera.rest.internal.audit;

import org.jspecify.annotations.NullMarked;
