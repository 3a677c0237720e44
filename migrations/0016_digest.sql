-- The digest by mail: who gets it, its issues, and which letter of which issue is whose.

-- Letters that many get leave after those that somebody waits for; such as one can end name the address that ends them.
ALTER TABLE letter ADD COLUMN urgency INTEGER NOT NULL DEFAULT 0 CHECK (urgency IN (0, 1)); -- 0 before 1
ALTER TABLE letter ADD COLUMN unsubscribe TEXT NOT NULL DEFAULT '';
DROP INDEX letter_to_send;
CREATE INDEX letter_to_send ON letter (attempts > 5, urgency, attempts, id) WHERE state IN ('due', 'sending');
CREATE INDEX letter_in_bulk ON letter (sent_at) WHERE urgency = 1;

-- A letter asked for by an address that nobody has proved, so that floods can be counted.
CREATE TABLE letter_asked (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('digest', 'reply')),
    network TEXT NOT NULL, -- keyed fingerprints
    address TEXT NOT NULL,
    asked_at TEXT NOT NULL
) STRICT;

CREATE INDEX letter_asked_by_network ON letter_asked (kind, network, asked_at);
CREATE INDEX letter_asked_by_address ON letter_asked (kind, address, asked_at);
CREATE INDEX letter_asked_by_time ON letter_asked (asked_at);

CREATE TABLE subscriber (
    id INTEGER PRIMARY KEY,
    email TEXT UNIQUE COLLATE NOCASE, -- NULL once erased
    frequency TEXT NOT NULL CHECK (frequency IN ('weekly', 'monthly')),
    cities TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(cities)), -- keys of places; none: the whole chapter
    salt TEXT NOT NULL, -- from which, with a key of the site, the token of its pages is made
    token_sha256 TEXT NOT NULL UNIQUE,
    asked_at TEXT NOT NULL,
    confirmed_at TEXT,
    ended_at TEXT,
    proof_sha256 TEXT, -- of the token in the letter that asks whether the address is theirs
    code_sha256 TEXT, -- of the code in it, to be typed
    code_attempts INTEGER NOT NULL DEFAULT 0,
    proof_made_at TEXT
) STRICT;

CREATE INDEX subscriber_by_frequency ON subscriber (frequency, id) WHERE confirmed_at IS NOT NULL AND ended_at IS NULL;
CREATE INDEX subscriber_by_proof ON subscriber (proof_sha256) WHERE proof_sha256 IS NOT NULL;
CREATE INDEX subscriber_to_erase ON subscriber (asked_at) WHERE email IS NOT NULL;

-- Letters about a subscription, so that they are erased with the address.
CREATE TABLE subscriber_mail (
    letter INTEGER PRIMARY KEY REFERENCES letter (id),
    subscriber INTEGER NOT NULL REFERENCES subscriber (id)
) STRICT;

CREATE INDEX subscriber_mail_by_subscriber ON subscriber_mail (subscriber);

-- One issue for each due day. Its words are fixed when it is made; each subscriber's letter is made of them.
CREATE TABLE digest_issue (
    id INTEGER PRIMARY KEY,
    frequency TEXT NOT NULL CHECK (frequency IN ('weekly', 'monthly')),
    day TEXT NOT NULL, -- the Monday or the first of the month that it is for
    since TEXT NOT NULL, -- it tells of what was published after this
    until TEXT NOT NULL, -- and not after this
    content TEXT NOT NULL CHECK (json_valid(content)),
    state TEXT NOT NULL CHECK (state IN ('writing', 'written', 'skipped')),
    reached INTEGER NOT NULL DEFAULT 0, -- subscribers up to this one have been looked at
    made_at TEXT NOT NULL,
    UNIQUE (frequency, day)
) STRICT;

CREATE TABLE digest_recipient (
    issue INTEGER NOT NULL REFERENCES digest_issue (id),
    subscriber INTEGER NOT NULL REFERENCES subscriber (id),
    letter INTEGER REFERENCES letter (id), -- NULL once its letter is erased
    PRIMARY KEY (issue, subscriber)
) STRICT, WITHOUT ROWID;

CREATE INDEX digest_recipient_by_subscriber ON digest_recipient (subscriber);
CREATE UNIQUE INDEX digest_recipient_by_letter ON digest_recipient (letter) WHERE letter IS NOT NULL;

-- What an editor wants with the next issue.
CREATE TABLE digest_wish (
    frequency TEXT PRIMARY KEY CHECK (frequency IN ('weekly', 'monthly')),
    wish TEXT NOT NULL CHECK (wish IN ('hold', 'skip')),
    wished_at TEXT NOT NULL
) STRICT;
