/// Checks an evidence package. Shares no code with what writes it, so that one cannot hide the
/// other's mistake.
@NullMarked
package sealbag.ingest.verify;

import org.jspecify.annotations.NullMarked;
