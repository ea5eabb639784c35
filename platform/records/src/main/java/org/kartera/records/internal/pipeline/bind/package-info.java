/** From what callers send to the Java types of fields, strictly. */
@NullMarked
package org.kartera.records.internal.pipeline.bind;

import org.jspecify.annotations.NullMarked;
