@NullMarked
package org.kartera.web.internal.brand;

import org.jspecify.annotations.NullMarked;
