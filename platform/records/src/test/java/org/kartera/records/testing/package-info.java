/** Record types over an empty database, for the tests of this bundle. */
@NullMarked
package org.kartera.records.testing;

import org.jspecify.annotations.NullMarked;
