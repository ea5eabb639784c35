/** For the tests of other bundles, too. */
@NullMarked
package org.kartera.rest.testing;

import org.jspecify.annotations.NullMarked;
