/** Records. */
@NullMarked
package org.kartera.rest.internal.records;

import org.jspecify.annotations.NullMarked;
