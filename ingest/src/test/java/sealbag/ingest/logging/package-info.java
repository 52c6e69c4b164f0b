/// Tests of the lines of the log.
@NullMarked
package sealbag.ingest.logging;

import org.jspecify.annotations.NullMarked;
