/// The straight line: one step of one submission at a time, and the loop that takes them.
@NullMarked
package sealbag.ingest.pipeline;

import org.jspecify.annotations.NullMarked;
