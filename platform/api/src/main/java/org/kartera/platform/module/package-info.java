/** The life of a module as its own code can see it. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.platform.module;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
