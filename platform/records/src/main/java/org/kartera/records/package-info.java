/** Records as the channels meet them: REST, import, console, mail, automation. For the kernel's bundles only. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.records;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
