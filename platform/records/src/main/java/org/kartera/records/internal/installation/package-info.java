/** What is the same for everybody: the installation's settings, catalogues, and who is calling. */
@NullMarked
package org.kartera.records.internal.installation;

import org.jspecify.annotations.NullMarked;
