/** Plain statements on the tables of this bundle. */
@NullMarked
package org.kartera.web.internal.store;

import org.jspecify.annotations.NullMarked;
