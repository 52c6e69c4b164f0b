/// Where mails arrive: what lies there, its raw bytes, and the mark that a mail was taken.
@NullMarked
package sealbag.ingest.mailbox;

import org.jspecify.annotations.NullMarked;
