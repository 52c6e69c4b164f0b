/// What has been done with each submission, and by whom: states, leases and the custody log.
@NullMarked
package sealbag.ingest.ledger;

import org.jspecify.annotations.NullMarked;
