/** Deals on their way through the stages of a pipeline. */
@NullMarked
package org.kartera.pipeline;

import org.jspecify.annotations.NullMarked;
