-- One text for SQLite and PostgreSQL. Times are milliseconds since 1970 UTC; hashes are lower-case hex.

CREATE TABLE number_series (
  year INTEGER PRIMARY KEY,
  last BIGINT NOT NULL
);

CREATE TABLE submission (
  number        TEXT PRIMARY KEY,
  received_at   BIGINT NOT NULL,
  intake_sha256 TEXT NOT NULL,
  original      TEXT NOT NULL,
  claims        TEXT NOT NULL,
  parent        TEXT REFERENCES submission (number),
  state         TEXT NOT NULL,
  progress      TEXT NOT NULL,
  attempts      INTEGER NOT NULL,
  due           BIGINT,
  last_problem  TEXT,
  export_sha256 TEXT,
  export_key    TEXT UNIQUE, -- export, officer and reference; empty while not held
  claimant      TEXT,
  lease_until   BIGINT,
  version       BIGINT NOT NULL,
  events        BIGINT NOT NULL, -- how many, and the hash of the last: a cut-off end shows
  last_hash     TEXT NOT NULL
);

CREATE INDEX submission_intake ON submission (intake_sha256);
CREATE INDEX submission_export ON submission (export_sha256);
CREATE INDEX submission_parent ON submission (parent);
CREATE INDEX submission_state ON submission (state, received_at);
CREATE INDEX submission_claimant ON submission (claimant);

CREATE TABLE custody_event (
  seq        BIGINT PRIMARY KEY, -- over all submissions, from 1
  submission TEXT NOT NULL REFERENCES submission (number),
  n          BIGINT NOT NULL,    -- within the submission, from 1
  line       TEXT NOT NULL,
  hash       TEXT NOT NULL,
  head       TEXT NOT NULL,      -- over all events up to this one
  UNIQUE (submission, n)
);

CREATE TABLE custody_head (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  events BIGINT NOT NULL,
  head   TEXT NOT NULL
);

INSERT INTO custody_head (id, events, head)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE journal (
  number TEXT NOT NULL REFERENCES submission (number),
  step   TEXT NOT NULL,
  value  TEXT NOT NULL,
  PRIMARY KEY (number, step)
);

CREATE TABLE kept_object (
  number TEXT NOT NULL REFERENCES submission (number),
  sha256 TEXT NOT NULL,
  PRIMARY KEY (number, sha256)
);
