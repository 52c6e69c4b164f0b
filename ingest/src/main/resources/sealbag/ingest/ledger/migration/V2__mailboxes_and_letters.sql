-- One text for SQLite and PostgreSQL. Times are milliseconds since 1970 UTC; hashes are lower-case hex.

CREATE TABLE mailbox (
  name        TEXT PRIMARY KEY,
  cursor      TEXT,            -- the source's own words: what it has named already
  reader      TEXT,            -- who reads it, see claimant
  lease_until BIGINT
);

CREATE TABLE mailbox_message (
  mailbox    TEXT NOT NULL REFERENCES mailbox (name),
  id         TEXT NOT NULL,    -- the source's name for it; never its identity
  name       TEXT NOT NULL,    -- a file's, or one of ours
  size_bytes BIGINT NOT NULL,  -- as the source says
  arrived_at BIGINT,
  listed_at  BIGINT NOT NULL,
  state      TEXT NOT NULL,    -- listed, taken, marked, gone, held
  attempts   INTEGER NOT NULL,
  due        BIGINT,
  problem    TEXT,
  sha256     TEXT,
  number     TEXT REFERENCES submission (number),
  PRIMARY KEY (mailbox, id)
);

CREATE INDEX mailbox_message_state ON mailbox_message (mailbox, state, due);
CREATE INDEX mailbox_message_number ON mailbox_message (number);

CREATE TABLE letter (
  id        TEXT PRIMARY KEY,  -- Message-ID without brackets
  number    TEXT NOT NULL REFERENCES submission (number),
  kind      TEXT NOT NULL,
  recipient TEXT NOT NULL,
  message   TEXT NOT NULL,     -- the whole mail: a crash sends it again, never another text
  made_at   BIGINT NOT NULL,
  state     TEXT NOT NULL,     -- waiting, sent, refused
  attempts  INTEGER NOT NULL,
  due       BIGINT NOT NULL,
  problem   TEXT,
  sent_at   BIGINT,
  claimant    TEXT,            -- who is sending it, see submission
  lease_until BIGINT
);

CREATE INDEX letter_state ON letter (state, due);
CREATE INDEX letter_number ON letter (number);
CREATE INDEX letter_claimant ON letter (claimant) WHERE claimant IS NOT NULL;
CREATE INDEX letter_recipient ON letter (recipient, sent_at) WHERE state = 'sent';

ALTER TABLE submission ADD COLUMN correspondence TEXT;
ALTER TABLE submission ADD COLUMN unanswered BIGINT NOT NULL DEFAULT 0; -- changes that the sender is to be told of, counted
ALTER TABLE submission ADD COLUMN told BIGINT NOT NULL DEFAULT 0;       -- of how many of them an answer was decided
CREATE INDEX submission_untold ON submission (number) WHERE unanswered > told;
CREATE INDEX submission_due ON submission (COALESCE(due, received_at), number) WHERE state IN ('received', 'sealed', 'uploaded');
