/** How this server fares, for administrators. */
@NullMarked
package org.kartera.rest.internal.system;

import org.jspecify.annotations.NullMarked;
