/// Straight into a bucket: one PUT for a small package, a multipart upload for a large one.
///
/// Everything that a crash could forget is in the journal before and after it is done, and what the
/// bucket really holds is asked before anything is done again.
@NullMarked
package sealbag.uploaders.s3;

import org.jspecify.annotations.NullMarked;
