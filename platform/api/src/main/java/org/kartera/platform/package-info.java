/** What every part of a module meets: who calls, what went wrong and in whose words. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.platform;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
