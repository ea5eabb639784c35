/** What Kartera adds to bnd when it builds the bundle of a module. */
@NullMarked
package org.kartera.bnd;

import org.jspecify.annotations.NullMarked;
