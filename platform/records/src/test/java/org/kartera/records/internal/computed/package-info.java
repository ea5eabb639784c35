@NullMarked
package org.kartera.records.internal.computed;

import org.jspecify.annotations.NullMarked;
