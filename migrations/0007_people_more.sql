-- The mail page reads the newest letters of each kind.
CREATE INDEX letter_not_sent ON letter (id) WHERE state <> 'sent';
CREATE INDEX letter_by_sent ON letter (sent_at) WHERE state = 'sent';
