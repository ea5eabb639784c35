/** What the client learns of modules: their screens and layouts. */
@NullMarked
package org.kartera.web.internal.manifest;

import org.jspecify.annotations.NullMarked;
