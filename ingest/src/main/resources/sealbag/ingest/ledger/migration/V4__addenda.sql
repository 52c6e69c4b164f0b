-- One text for SQLite and PostgreSQL. Times are milliseconds since 1970 UTC; hashes are lower-case hex.

CREATE TABLE addendum (
  number   TEXT NOT NULL REFERENCES submission (number),
  n        INTEGER NOT NULL,   -- within the submission, from 1
  source   TEXT NOT NULL,      -- hash of the mail that says it: noted once
  facts    TEXT NOT NULL,
  made_at  BIGINT NOT NULL,
  state    TEXT NOT NULL,      -- waiting, sent, refused
  attempts INTEGER NOT NULL,
  due      BIGINT NOT NULL,
  problem  TEXT,
  claimant    TEXT,            -- who is sending it, see submission
  lease_until BIGINT,
  PRIMARY KEY (number, n),
  UNIQUE (number, source)
);

CREATE INDEX addendum_due ON addendum (due) WHERE state = 'waiting';
