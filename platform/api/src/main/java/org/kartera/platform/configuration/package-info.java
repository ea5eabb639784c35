/** What configuration packages carry from one installation to another, of the kernel and of modules. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.platform.configuration;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
