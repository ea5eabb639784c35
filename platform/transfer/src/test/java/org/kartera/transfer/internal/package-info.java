@NullMarked
package org.kartera.transfer.internal;

import org.jspecify.annotations.NullMarked;
