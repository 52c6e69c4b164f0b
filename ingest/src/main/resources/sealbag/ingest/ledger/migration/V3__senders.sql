-- Whose mail it is, where the sender was accepted: what belongs to what is looked up by it.

ALTER TABLE submission ADD COLUMN sender TEXT;
CREATE INDEX submission_sender ON submission (sender, received_at) WHERE sender IS NOT NULL;
