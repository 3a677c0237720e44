-- What becomes of a submission: versions, decisions, and what is published. What was sent stays as it was sent.
ALTER TABLE submission ADD COLUMN state TEXT NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'asked', 'published', 'declined', 'withdrawn', 'held'));
ALTER TABLE submission ADD COLUMN held_because TEXT NOT NULL DEFAULT ''; -- what made it look like spam
ALTER TABLE submission ADD COLUMN network TEXT NOT NULL DEFAULT ''; -- keyed fingerprint of where it came from, for rate limits
ALTER TABLE submission ADD COLUMN proved_at TEXT; -- when the sender's address was proved
ALTER TABLE submission ADD COLUMN proof_sha256 TEXT; -- of the token in the letter to the sender
ALTER TABLE submission ADD COLUMN code_sha256 TEXT; -- of the code in it, to be typed
ALTER TABLE submission ADD COLUMN code_attempts INTEGER NOT NULL DEFAULT 0;

CREATE INDEX submission_by_state ON submission (state, number);
CREATE INDEX submission_by_sender ON submission (sender_email, received_at);
CREATE INDEX submission_by_network ON submission (network, received_at);

-- Later wordings, each whole. The newest one that was taken is what holds; without one, the submission's own.
CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    submission INTEGER NOT NULL REFERENCES submission (number),
    content TEXT NOT NULL CHECK (json_valid(content)),
    made_by TEXT NOT NULL CHECK (made_by IN ('sender', 'editor')),
    intent TEXT NOT NULL CHECK (intent IN ('change', 'postpone', 'cancel', 'withdraw')),
    note TEXT NOT NULL DEFAULT '', -- the sender's words to the editor
    made_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'declined', 'superseded'))
) STRICT;

CREATE INDEX version_by_submission ON version (submission, state);
-- one proposal at a time: a newer one takes the place of the one that waits
CREATE UNIQUE INDEX version_waits_alone ON version (submission) WHERE state = 'waiting';

-- What editors have decided. The first decision on a state wins.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    submission INTEGER NOT NULL REFERENCES submission (number),
    version INTEGER REFERENCES version (id), -- the proposal it is about, if it is about one
    outcome TEXT NOT NULL CHECK (outcome IN ('published', 'asked', 'declined', 'taken', 'refused', 'withdrawn')),
    reason TEXT NOT NULL DEFAULT '', -- as the sender reads it
    fields TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(fields)), -- labels marked "please check"
    state_before TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id),
    decided_at TEXT NOT NULL,
    undone_at TEXT
) STRICT;

CREATE INDEX decision_by_submission ON decision (submission);
CREATE INDEX decision_by_person ON decision (person);

-- What is published. Its words are those of the submission's version that holds.
CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    submission INTEGER NOT NULL UNIQUE REFERENCES submission (number),
    kind TEXT NOT NULL CHECK (kind IN ('event', 'newsletter')),
    slug TEXT NOT NULL,
    title TEXT NOT NULL,
    starts_at TEXT NOT NULL, -- an event's first moment; a newsletter's day of issue
    ends_at TEXT NOT NULL, -- the last moment; after it, it is in the archive
    published_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    withdrawn_at TEXT,
    UNIQUE (kind, slug)
) STRICT;

CREATE INDEX item_by_time ON item (kind, ends_at);

-- The letters of a decision wait ten minutes, so that it can be undone.
ALTER TABLE letter ADD COLUMN decision INTEGER REFERENCES decision (id);
CREATE INDEX letter_by_decision ON letter (decision);
