/** Maps record types to tables: columns, indexes, and EclipseLink's unit of a module. */
@NullMarked
package org.kartera.records.internal.mapping;

import org.jspecify.annotations.NullMarked;
