/** Configuration packages over REST. */
@NullMarked
package org.kartera.rest.internal.packages;

import org.jspecify.annotations.NullMarked;
