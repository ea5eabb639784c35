/** Files: kept once, known by their content, given to whoever may see them. For the kernel's bundles only. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.files;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
