/** Databases and other parts for the tests of the kernel's bundles. */
@NullMarked
package org.kartera.persistence.testing;

import org.jspecify.annotations.NullMarked;
