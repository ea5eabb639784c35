/** Reads record types from their classes and publishes what there is. */
@NullMarked
package org.kartera.records.internal.metadata;

import org.jspecify.annotations.NullMarked;
