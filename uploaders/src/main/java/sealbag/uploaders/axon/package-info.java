/// The upload profile `evidence-upload/1`: OAuth 2.0, a REST session and presigned S3 uploads.
///
/// The profile is our own. Its token, paths and read-back follow what public clients of Axon
/// Evidence use; creating an upload is not publicly specified, so that leg is tested against our
/// stand-in only.
@NullMarked
package sealbag.uploaders.axon;

import org.jspecify.annotations.NullMarked;
