/** The read side: filters, sorts, pages, counts, groups and titles, compiled to SQL once per shape. */
@NullMarked
package org.kartera.records.internal.query;

import org.jspecify.annotations.NullMarked;
