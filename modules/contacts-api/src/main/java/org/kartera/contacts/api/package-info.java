/** What other modules may ask of contacts. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.contacts.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
