/// The stub that a clerk finishes in the records system, and the ways to send it there.
@NullMarked
package sealbag.uploaders.records;

import org.jspecify.annotations.NullMarked;
