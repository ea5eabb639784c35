@NullMarked
package org.kartera.security.internal;

import org.jspecify.annotations.NullMarked;
