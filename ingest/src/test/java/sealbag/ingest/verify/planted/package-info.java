/// One planted mistake, to see that the architecture test bites.
@NullMarked
package sealbag.ingest.verify.planted;

import org.jspecify.annotations.NullMarked;
