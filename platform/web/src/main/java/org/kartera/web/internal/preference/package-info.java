/** What users arrange for themselves. */
@NullMarked
package org.kartera.web.internal.preference;

import org.jspecify.annotations.NullMarked;
