@NullMarked
package org.kartera.persistence.internal;

import org.jspecify.annotations.NullMarked;
