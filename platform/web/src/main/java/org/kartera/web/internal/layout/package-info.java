/** How modules arrange their records: layouts, read and checked against the metadata. */
@NullMarked
package org.kartera.web.internal.layout;

import org.jspecify.annotations.NullMarked;
