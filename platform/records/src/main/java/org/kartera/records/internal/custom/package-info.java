/** Keeps what administrators made, and makes fields and record types of it. */
@NullMarked
package org.kartera.records.internal.custom;

import org.jspecify.annotations.NullMarked;
