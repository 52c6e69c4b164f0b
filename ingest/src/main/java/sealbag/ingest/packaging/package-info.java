/// Writes the evidence package: a deterministic BagIt bag in a deterministic zip.
@NullMarked
package sealbag.ingest.packaging;

import org.jspecify.annotations.NullMarked;
