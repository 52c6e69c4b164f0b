/// Compares what the parsers say about fixtures with what is truly in them, for continuous
/// integration. Starts nothing, prints nothing: the command does.
@NullMarked
package sealbag.ingest.fixturecheck;

import org.jspecify.annotations.NullMarked;
