/** What a caller may do: grants of roles, compiled. */
@NullMarked
package org.kartera.security.internal.rights;

import org.jspecify.annotations.NullMarked;
