-- People who edit, each in an office with a term; how they sign in; and what everybody did.
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    email TEXT NOT NULL UNIQUE CHECK (email = lower(email) AND email LIKE '%_@_%'),
    role TEXT NOT NULL CHECK (role IN ('editor', 'administrator')),
    office TEXT NOT NULL CHECK (office <> ''),
    term_begins_on TEXT NOT NULL,
    term_ends_on TEXT NOT NULL CHECK (term_begins_on <= term_ends_on),
    term_announced TEXT NOT NULL DEFAULT '', -- the last day of the term whose end was announced
    password_hash TEXT, -- PHC string; nothing until the invitation was taken up
    totp_secret BLOB CHECK (length(totp_secret) = 20), -- RFC 6238
    totp_last_step INTEGER NOT NULL DEFAULT 0, -- a code is good once
    made_at TEXT NOT NULL,
    disabled_at TEXT,
    CHECK ((password_hash IS NULL) = (totp_secret IS NULL))
) STRICT;

-- Printed codes for the day the telephone is gone; each is good once.
CREATE TABLE recovery_code (
    person INTEGER NOT NULL REFERENCES person (id),
    sha256 TEXT NOT NULL,
    used_at TEXT,
    PRIMARY KEY (person, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    token_sha256 TEXT NOT NULL UNIQUE,
    person INTEGER NOT NULL REFERENCES person (id),
    device TEXT NOT NULL, -- the browser's own words
    network TEXT NOT NULL,
    made_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    confirmed_at TEXT NOT NULL, -- when the second factor was last shown
    ended_at TEXT
) STRICT;

CREATE INDEX session_by_person ON session (person);

-- Links sent by mail or printed by the command line: an invitation, or a way to a new password.
CREATE TABLE mailed_link (
    token_sha256 TEXT PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'reset')),
    person INTEGER NOT NULL REFERENCES person (id),
    also_factor INTEGER NOT NULL DEFAULT 0 CHECK (also_factor IN (0, 1)), -- the second factor is set anew too
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
) STRICT;

CREATE INDEX mailed_link_by_person ON mailed_link (person);

CREATE TABLE sign_in_failure (
    id INTEGER PRIMARY KEY,
    account_sha256 TEXT NOT NULL, -- of the address as typed, known or not
    network TEXT NOT NULL,
    failed_at TEXT NOT NULL
) STRICT;

CREATE INDEX sign_in_failure_by_account ON sign_in_failure (account_sha256, failed_at);
CREATE INDEX sign_in_failure_by_network ON sign_in_failure (network, failed_at);

-- What was typed when a session had ended, until its person has signed in again.
CREATE TABLE held_form (
    token_sha256 TEXT PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person (id),
    path TEXT NOT NULL,
    fields TEXT NOT NULL CHECK (json_valid(fields)), -- pairs of name and value
    held_at TEXT NOT NULL
) STRICT;

CREATE INDEX held_form_by_person ON held_form (person);

-- Who did what, when. It is added to and never changed.
CREATE TABLE log_entry (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    person INTEGER REFERENCES person (id), -- nobody: the site itself, or a sender
    who TEXT NOT NULL, -- the name it had then
    network TEXT NOT NULL,
    action TEXT NOT NULL, -- a verb: publish, decline, change
    subject TEXT NOT NULL, -- what was changed, as people call it
    path TEXT NOT NULL, -- where it is
    changes TEXT NOT NULL CHECK (json_valid(changes)) -- label, before, after
) STRICT;

CREATE INDEX log_entry_by_path ON log_entry (path);

CREATE TRIGGER log_entry_is_kept BEFORE DELETE ON log_entry
BEGIN
    SELECT raise(ABORT, 'the log is never shortened');
END;

CREATE TRIGGER log_entry_is_final BEFORE UPDATE ON log_entry
BEGIN
    SELECT raise(ABORT, 'the log is never changed');
END;
