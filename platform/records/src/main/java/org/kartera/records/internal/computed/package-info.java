/** Fields whose values come of others: formulas, roll-ups, and the conditions of fields. */
@NullMarked
package org.kartera.records.internal.computed;

import org.jspecify.annotations.NullMarked;
