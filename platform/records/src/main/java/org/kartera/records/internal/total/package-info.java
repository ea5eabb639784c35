/** The roll-up of board totals: what writers add to it, how it is folded and made anew, and where it stands. */
@NullMarked
package org.kartera.records.internal.total;

import org.jspecify.annotations.NullMarked;
