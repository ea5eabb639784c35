/** A module's code that breaks every rule. */
@NullMarked
package org.kartera.testkit.broken;

import org.jspecify.annotations.NullMarked;
