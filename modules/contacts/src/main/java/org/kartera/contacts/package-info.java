/** People and companies, and what they are to each other. */
@NullMarked
package org.kartera.contacts;

import org.jspecify.annotations.NullMarked;
