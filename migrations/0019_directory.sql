-- The directory tends itself: cities confirm their entries, anybody can say what is wrong, and a city can look for a partner.
ALTER TABLE partner_city ADD COLUMN time_zone TEXT NOT NULL DEFAULT ''; -- IANA name; empty if not known

ALTER TABLE member_city ADD COLUMN confirmed_on TEXT; -- the day on which the city last said that its entry is right
ALTER TABLE member_city ADD COLUMN confirmed_by TEXT NOT NULL DEFAULT ''; -- an office or a body, not a person

CREATE INDEX member_city_by_confirmation ON member_city (confirmed_on);

-- Who answers for a city's entry. Editors see it, nobody else; it is in no revision and no export.
CREATE TABLE city_contact (
    member INTEGER PRIMARY KEY REFERENCES member_city (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    email TEXT NOT NULL CHECK (email <> ''),
    updated_at TEXT NOT NULL
) STRICT;

-- A letter that asked a city to confirm its entry: one for each half of a year.
CREATE TABLE confirmation (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- the link names it
    member INTEGER NOT NULL REFERENCES member_city (id) ON DELETE CASCADE,
    period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[12]'), -- year and half
    asked_at TEXT NOT NULL,
    confirmed_at TEXT,
    UNIQUE (member, period)
) STRICT;

-- A letter that told a city of a round year of a partnership.
CREATE TABLE anniversary_letter (
    partnership INTEGER NOT NULL REFERENCES partnership (id) ON DELETE CASCADE,
    year INTEGER NOT NULL, -- in which the round year is
    written_at TEXT NOT NULL,
    PRIMARY KEY (partnership, year)
) STRICT, WITHOUT ROWID;

-- What somebody wrote about an entry of the directory: to the editors (a correction), or to a city that looks for a
-- partner (an enquiry).
CREATE TABLE message (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('correction', 'enquiry')),
    path TEXT NOT NULL, -- the page it is about; empty if that is what is missing
    title TEXT NOT NULL, -- what that is called
    proposed TEXT NOT NULL CHECK (json_valid(proposed)), -- column and new text, of a member city
    words TEXT NOT NULL,
    known_from TEXT NOT NULL, -- where the sender knows it from
    sender_name TEXT NOT NULL,
    sender_email TEXT NOT NULL,
    form_id TEXT NOT NULL UNIQUE, -- pressing twice makes one
    network TEXT NOT NULL, -- keyed fingerprint, erased after 30 days
    held_because TEXT NOT NULL, -- what made it look like spam
    state TEXT NOT NULL CHECK (state IN ('held', 'waiting', 'done', 'declined', 'sent')),
    received_at TEXT NOT NULL,
    decided_at TEXT,
    erased_at TEXT -- when the sender's details were erased
) STRICT;

CREATE INDEX message_by_state ON message (state, number);
CREATE INDEX message_by_network ON message (network, received_at);
CREATE INDEX message_by_sender ON message (sender_email COLLATE NOCASE, received_at);
CREATE INDEX message_by_time ON message (received_at);

-- A city that looks for a partner abroad.
CREATE TABLE partner_search (
    id INTEGER PRIMARY KEY,
    member INTEGER NOT NULL REFERENCES member_city (id) ON DELETE CASCADE,
    regions TEXT NOT NULL CHECK (regions <> ''),
    interests TEXT NOT NULL,
    since_on TEXT NOT NULL,
    until_on TEXT, -- the last day on which it is shown
    updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX partner_search_by_member ON partner_search (member);
CREATE INDEX partner_search_by_day ON partner_search (since_on);

-- What somebody has claimed about the numbers, shown beside those that we count.
CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    rank REAL NOT NULL DEFAULT 0,
    words TEXT NOT NULL CHECK (words <> ''),
    claimed_by TEXT NOT NULL,
    as_of TEXT NOT NULL, -- in words, as far as it is known
    source TEXT NOT NULL
) STRICT;

CREATE TRIGGER partner_search_insert_moves_on AFTER INSERT ON partner_search BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER partner_search_update_moves_on AFTER UPDATE ON partner_search BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER partner_search_delete_moves_on AFTER DELETE ON partner_search BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER claim_insert_moves_on AFTER INSERT ON claim BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER claim_update_moves_on AFTER UPDATE ON claim BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER claim_delete_moves_on AFTER DELETE ON claim BEGIN UPDATE generation SET number = number + 1; END;

-- what lists are ordered and chosen by
CREATE INDEX member_city_by_name ON member_city (search_name, slug);
CREATE INDEX member_city_by_population ON member_city (population);
CREATE INDEX partner_city_by_name ON partner_city (search_name);
CREATE INDEX partnership_by_year ON partnership (status, since_year);
CREATE INDEX partner_city_by_population ON partner_city (population);

-- what belongs to a place stays with it when its key changes
CREATE TRIGGER member_city_moved_takes_its_items AFTER UPDATE OF slug ON member_city WHEN NEW.slug <> OLD.slug
BEGIN
    UPDATE item SET member_city = NEW.slug WHERE member_city = OLD.slug;
    UPDATE calendar_entry SET member_city = NEW.slug WHERE member_city = OLD.slug;
END;

CREATE TRIGGER partner_city_moved_takes_its_items AFTER UPDATE OF slug ON partner_city WHEN NEW.slug <> OLD.slug
BEGIN
    UPDATE OR REPLACE item_partner SET partner = NEW.slug WHERE partner = OLD.slug;
    UPDATE OR REPLACE calendar_partner SET partner = NEW.slug WHERE partner = OLD.slug;
END;

-- as before, but always read from the items, of which lists choose a few, and never from the submissions
DROP VIEW published;
CREATE VIEW published AS
SELECT item.id, item.submission, item.kind, item.slug, item.title, item.starts_on, item.starts_at, item.ends_at,
       item.published_at, item.updated_at, item.member_city,
       coalesce((SELECT version.content FROM version
                 WHERE version.submission = item.submission AND version.state = 'taken'
                 ORDER BY version.id DESC LIMIT 1), submission.content) AS content
FROM item CROSS JOIN submission ON submission.number = item.submission
WHERE submission.state = 'published' AND item.withdrawn_at IS NULL;
