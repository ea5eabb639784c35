/** What is there after the first start of an installation, and of a module. */
@NullMarked
package org.kartera.security.internal.start;

import org.jspecify.annotations.NullMarked;
