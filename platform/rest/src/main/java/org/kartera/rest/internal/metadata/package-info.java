/** What record types there are, as clients read it. */
@NullMarked
package org.kartera.rest.internal.metadata;

import org.jspecify.annotations.NullMarked;
