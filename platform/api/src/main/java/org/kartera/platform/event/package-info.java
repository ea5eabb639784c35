/** What happened, told after it was committed. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.platform.event;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
