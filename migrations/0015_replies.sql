-- Replies to events that ask for them. Nothing of them is public, and none counts before its address is proved.
CREATE TABLE reply (
    id INTEGER PRIMARY KEY,
    submission INTEGER NOT NULL REFERENCES submission (number),
    name TEXT NOT NULL,
    email TEXT NOT NULL COLLATE NOCASE, -- empty once erased
    people INTEGER NOT NULL CHECK (people BETWEEN 1 AND 20),
    city_program TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'coming', 'waiting', 'cancelled')),
    salt TEXT NOT NULL, -- from which, with a key of the site, the token of its page is made
    token_sha256 TEXT NOT NULL UNIQUE,
    proof_sha256 TEXT, -- of the token in the letter that asks whether the address is theirs
    code_sha256 TEXT, -- of the code in it, to be typed
    code_attempts INTEGER NOT NULL DEFAULT 0,
    asked_at TEXT NOT NULL,
    proved_at TEXT, -- the list is in the order of this
    told TEXT NOT NULL DEFAULT '' -- fingerprint of the event as they were last told of it
) STRICT;

CREATE UNIQUE INDEX reply_counts_once ON reply (submission, email) WHERE state <> 'cancelled' AND email <> '';
CREATE INDEX reply_in_order ON reply (submission, state, proved_at, id);
CREATE INDEX reply_by_proof ON reply (proof_sha256) WHERE proof_sha256 IS NOT NULL;
CREATE INDEX reply_to_erase ON reply (asked_at) WHERE email <> '';

-- Letters to somebody who replied, so that they are erased with the reply.
CREATE TABLE reply_mail (
    letter INTEGER PRIMARY KEY REFERENCES letter (id),
    reply INTEGER NOT NULL REFERENCES reply (id)
) STRICT;

CREATE INDEX reply_mail_by_reply ON reply_mail (reply);

-- A letter from the host to all who replied, so that pressing twice sends one and a host cannot flood them.
CREATE TABLE reply_letter (
    form_id TEXT PRIMARY KEY,
    submission INTEGER NOT NULL REFERENCES submission (number),
    written_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX reply_letter_by_submission ON reply_letter (submission, written_at);
