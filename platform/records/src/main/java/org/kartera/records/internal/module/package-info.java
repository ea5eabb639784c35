/** The life of modules: arrival, enabling, disabling, failing. */
@NullMarked
package org.kartera.records.internal.module;

import org.jspecify.annotations.NullMarked;
