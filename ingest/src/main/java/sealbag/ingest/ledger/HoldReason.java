package sealbag.ingest.ledger;

/// Why a person must decide. The same word is used in the ledger, the commands, emails and metrics.
public enum HoldReason {
  NO_EXPORT,
  OTHER_APP,
  AMBIGUOUS_CHAT,
  DAMAGED,
  ENCRYPTED,
  UNSAFE,
  TOO_BIG,
  MALWARE,
  LINK_ONLY,
  SENDER,
  NO_REFERENCE,
  NEEDS_JOIN,
  RESTRICTED,
  UPLOAD_REFUSED,
  RECORD_REFUSED,
  INTEGRITY,
  REPEATED_FAILURE
}
