/// The commands, one file each; the only place that wires objects together, reads the clock and
/// prints.
@NullMarked
package sealbag.ingest.cli;

import org.jspecify.annotations.NullMarked;
