@NullMarked
package org.kartera.rest.internal.organisation;

import org.jspecify.annotations.NullMarked;
