-- The sender's side: proofs of an address, changes, links asked for, what has run by the clock, and erasure.
ALTER TABLE submission ADD COLUMN proof_made_at TEXT; -- when the newest letter with a proof was written
ALTER TABLE submission ADD COLUMN proof_letters INTEGER NOT NULL DEFAULT 0; -- how many there were
ALTER TABLE submission ADD COLUMN erased_at TEXT; -- when the sender's details were erased

CREATE INDEX submission_by_sender_in_any_case ON submission (sender_email COLLATE NOCASE, received_at);
CREATE INDEX submission_with_network ON submission (received_at) WHERE network <> '';
CREATE INDEX submission_not_erased ON submission (received_at) WHERE erased_at IS NULL;
CREATE INDEX submission_by_time ON submission (received_at);
CREATE INDEX letter_not_erased ON letter (written_at) WHERE to_address <> 'erased';

-- What strangers did besides sending something in: a change, a new code, their links asked for.
CREATE TABLE press (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('change', 'code', 'links')),
    submission INTEGER REFERENCES submission (number),
    form_id TEXT NOT NULL DEFAULT '',
    content_sha256 TEXT NOT NULL DEFAULT '', -- with form_id: pressing twice makes one change
    network TEXT NOT NULL, -- keyed fingerprints, erased after 30 days
    address TEXT NOT NULL DEFAULT '',
    held_because TEXT NOT NULL DEFAULT '', -- what made it look like spam
    pressed_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX press_makes_one_change ON press (form_id, content_sha256) WHERE kind = 'change';
CREATE INDEX press_by_network ON press (kind, network, pressed_at);
CREATE INDEX press_by_address ON press (kind, address, pressed_at);
CREATE INDEX press_by_submission ON press (submission, pressed_at);
CREATE INDEX press_with_network ON press (pressed_at) WHERE network <> '';

-- What runs by the clock once a day, and on which days it has.
CREATE TABLE upkeep_day (
    task TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (task, day)
) STRICT, WITHOUT ROWID;
