/** The write side: one pipeline of small steps over batches of changes, for all channels and all record types. */
@NullMarked
package org.kartera.records.internal.pipeline;

import org.jspecify.annotations.NullMarked;
