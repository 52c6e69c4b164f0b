/// How the log is written: a line for each change of state, with nothing in it that a stranger
/// wrote.
@NullMarked
package sealbag.ingest.logging;

import org.jspecify.annotations.NullMarked;
