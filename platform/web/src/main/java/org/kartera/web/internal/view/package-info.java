/** Saved views. */
@NullMarked
package org.kartera.web.internal.view;

import org.jspecify.annotations.NullMarked;
