/** The stream of changes to browsers and programs. */
@NullMarked
package org.kartera.rest.internal.events;

import org.jspecify.annotations.NullMarked;
