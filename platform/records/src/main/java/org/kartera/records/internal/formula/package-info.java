@NullMarked
package org.kartera.records.internal.formula;

import org.jspecify.annotations.NullMarked;
