/** The life of modules. */
@NullMarked
package org.kartera.rest.internal.modules;

import org.jspecify.annotations.NullMarked;
