package sealbag.ingest.ledger;

/// One event of the custody log.
///
/// @param seq its place among the events of its submission, from 1
/// @param line one line of canonical JSON (RFC 8785), without line end
/// @param hash SHA-256 of a zero byte and the line's UTF-8 bytes (RFC 6962 leaf), in hex
public record CustodyEvent(long seq, String line, String hash) {}
