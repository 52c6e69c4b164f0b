/// Whether the daemon is well, told over HTTP to whoever watches over it.
@NullMarked
package sealbag.ingest.health;

import org.jspecify.annotations.NullMarked;
