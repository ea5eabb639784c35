/** What the author of a module tests it with. For tests only; it is never installed. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
