/// Look-ups for malware and for files that somebody knows already.
@NullMarked
package sealbag.ingest.screening;

import org.jspecify.annotations.NullMarked;
