/** Tests of the distribution as it is shipped. */
@NullMarked
package org.kartera.endtoend;

import org.jspecify.annotations.NullMarked;
