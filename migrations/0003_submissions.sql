-- Files, by the SHA-256 of their bytes, in pieces so that none is ever whole in memory.
CREATE TABLE file (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    stored_at TEXT NOT NULL
) STRICT;

CREATE TABLE file_piece (
    sha256 TEXT NOT NULL REFERENCES file (sha256) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    bytes BLOB NOT NULL,
    PRIMARY KEY (sha256, position)
) STRICT, WITHOUT ROWID;

-- Files of a form that came back with errors, kept until it is sent again or a day has passed.
CREATE TABLE held_file (
    id INTEGER PRIMARY KEY,
    form_id TEXT NOT NULL,
    field TEXT NOT NULL CHECK (field IN ('image', 'document', 'file')),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES file (sha256),
    held_at TEXT NOT NULL,
    UNIQUE (form_id, field, sha256)
) STRICT;

CREATE INDEX held_file_by_age ON held_file (held_at);
CREATE INDEX held_file_by_file ON held_file (sha256);

-- What somebody sent in, as they sent it. A number is never given twice and never left out.
CREATE TABLE submission (
    number INTEGER PRIMARY KEY AUTOINCREMENT CHECK (number > 0),
    kind TEXT NOT NULL CHECK (kind IN ('event', 'newsletter')),
    title TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)), -- NewEvent or NewNewsletter
    sender_name TEXT NOT NULL,
    sender_email TEXT NOT NULL,
    form_id TEXT NOT NULL,
    content_sha256 TEXT NOT NULL, -- with form_id: pressing twice makes one submission
    token_sha256 TEXT NOT NULL UNIQUE, -- of the receipt's address
    received_at TEXT NOT NULL,
    UNIQUE (form_id, content_sha256)
) STRICT;

CREATE TRIGGER submission_is_kept BEFORE DELETE ON submission
BEGIN
    SELECT raise(ABORT, 'a submission is never deleted');
END;

CREATE TABLE attachment (
    submission INTEGER NOT NULL REFERENCES submission (number),
    position INTEGER NOT NULL CHECK (position > 0),
    field TEXT NOT NULL CHECK (field IN ('image', 'document', 'file')),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES file (sha256),
    PRIMARY KEY (submission, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX attachment_by_file ON attachment (sha256);

-- Keys that the site makes for itself, so that one file holds everything.
CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL CHECK (length(value) = 32)
) STRICT;
