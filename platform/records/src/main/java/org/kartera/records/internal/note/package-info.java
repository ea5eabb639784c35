/** Notes on records. */
@NullMarked
package org.kartera.records.internal.note;

import org.jspecify.annotations.NullMarked;
