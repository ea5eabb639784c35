/** Users, teams, roles and tokens as records, and who they are when a request comes. */
@NullMarked
package org.kartera.security.internal.identity;

import org.jspecify.annotations.NullMarked;
