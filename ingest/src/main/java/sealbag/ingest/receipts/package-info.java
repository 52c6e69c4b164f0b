/// The letters that Sealbag writes: what an officer is told about a mail, reminders, and how they
/// are sent.
@NullMarked
package sealbag.ingest.receipts;

import org.jspecify.annotations.NullMarked;
