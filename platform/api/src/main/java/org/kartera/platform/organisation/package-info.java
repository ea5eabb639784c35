/** What the company has agreed on, as modules need it: rates of currencies, hours of work. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.platform.organisation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
