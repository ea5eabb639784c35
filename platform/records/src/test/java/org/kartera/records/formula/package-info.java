@NullMarked
package org.kartera.records.formula;

import org.jspecify.annotations.NullMarked;
