@NullMarked
package org.kartera.events.internal;

import org.jspecify.annotations.NullMarked;
