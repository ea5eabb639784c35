/** How files are taken in, kept, looked at and given out. */
@NullMarked
package org.kartera.files.internal;

import org.jspecify.annotations.NullMarked;
