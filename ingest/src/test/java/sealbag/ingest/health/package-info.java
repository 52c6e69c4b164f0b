/// Tests of what is told about the daemon's health.
@NullMarked
package sealbag.ingest.health;

import org.jspecify.annotations.NullMarked;
