-- The outbox. A letter is written in the transaction that causes it and sent later, at least once.
CREATE TABLE letter (
    id INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL UNIQUE, -- fixed when the letter is written (RFC 5322, 3.6.4)
    submission INTEGER REFERENCES submission (number),
    from_address TEXT NOT NULL,
    to_address TEXT NOT NULL,
    reply_to TEXT, -- a mailbox
    subject TEXT NOT NULL,
    body TEXT NOT NULL, -- plain text
    written_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'sending', 'sent', 'stuck')),
    due_at TEXT NOT NULL,
    lease_until TEXT, -- while sending
    attempts INTEGER NOT NULL DEFAULT 0,
    sent_at TEXT,
    answer TEXT NOT NULL DEFAULT '', -- the mail server's last words
    CHECK ((state = 'sending') = (lease_until IS NOT NULL)),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL))
) STRICT;

CREATE INDEX letter_to_send ON letter (state, due_at) WHERE state IN ('due', 'sending');
CREATE INDEX letter_by_submission ON letter (submission);

CREATE TABLE letter_attachment (
    letter INTEGER NOT NULL REFERENCES letter (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES file (sha256),
    PRIMARY KEY (letter, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX letter_attachment_by_file ON letter_attachment (sha256);
