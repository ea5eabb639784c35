@NullMarked
package org.kartera.records.internal.pipeline;

import org.jspecify.annotations.NullMarked;
