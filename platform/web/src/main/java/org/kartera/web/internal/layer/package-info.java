/** Layouts that packages bring and administrators make over those of modules: where they are kept, and what is told of their changes. */
@NullMarked
package org.kartera.web.internal.layer;

import org.jspecify.annotations.NullMarked;
