/// What an export holds: every file with its hash, type and mentions, and what the chat names in
/// vain.
@NullMarked
package sealbag.ingest.catalogue;

import org.jspecify.annotations.NullMarked;
