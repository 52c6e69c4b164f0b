package sealbag.ingest.ledger;

/// What the mail that brought a submission says about it, and how to answer.
public record Declaration(Claims claims, Correspondence correspondence) {}
