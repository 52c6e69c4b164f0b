/// The originals: write-once files named by the SHA-256 of their bytes.
@NullMarked
package sealbag.ingest.evidence;

import org.jspecify.annotations.NullMarked;
