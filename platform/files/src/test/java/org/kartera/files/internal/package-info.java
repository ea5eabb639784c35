@NullMarked
package org.kartera.files.internal;

import org.jspecify.annotations.NullMarked;
