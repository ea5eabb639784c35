/** Records: how a module declares them, and the one service through which they are read and written. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.platform.record;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
