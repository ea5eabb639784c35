@NullMarked
package org.kartera.records.internal.pipeline.bind;

import org.jspecify.annotations.NullMarked;
