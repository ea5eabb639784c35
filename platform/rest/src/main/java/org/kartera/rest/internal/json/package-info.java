/** JSON in and out, without object mapping where it has to be fast. */
@NullMarked
package org.kartera.rest.internal.json;

import org.jspecify.annotations.NullMarked;
