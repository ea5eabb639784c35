/** For the tests of other bundles, too. */
@NullMarked
package org.kartera.files.testing;

import org.jspecify.annotations.NullMarked;
