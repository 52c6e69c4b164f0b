package sealbag.ingest.ledger;

/// Where a submission's events stop: what the next one is chained to.
record ChainEnd(long seq, String hash) {
  static final ChainEnd NONE = new ChainEnd(0, EventHash.ZERO);

  static ChainEnd of(CustodyEvent event) {
    return new ChainEnd(event.seq(), event.hash());
  }
}
