-- One row for each date of an event that was ever published, in the words of RFC 5545. It outlives the item, so that calendars
-- learn that an event was withdrawn, and it keeps its UID when the date is moved or comes back.
CREATE TABLE calendar_entry (
    id INTEGER PRIMARY KEY,
    submission INTEGER NOT NULL REFERENCES submission (number),
    slug TEXT NOT NULL, -- of the item's address
    member_city TEXT NOT NULL, -- key of the host, if it is one of the directory
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    sequence INTEGER NOT NULL DEFAULT 0 CHECK (sequence >= 0), -- grows with time, place and status, and with nothing else
    purpose TEXT NOT NULL CHECK (purpose IN ('date', 'deadline')),
    starts TEXT NOT NULL, -- on the clock of time_zone: 2027-07-07T18:30:00, or 2027-07-07 for a whole day
    ends TEXT NOT NULL, -- in the same form, the day after the last one; empty if it is not said
    time_zone TEXT NOT NULL, -- IANA name
    starts_second INTEGER NOT NULL CHECK (starts_second IN (0, 1)), -- the second of two hours, when clocks are set back
    ends_second INTEGER NOT NULL CHECK (ends_second IN (0, 1)),
    starts_at TEXT NOT NULL, -- the first moment
    ends_at TEXT NOT NULL, -- the last one
    first_day TEXT NOT NULL, -- on the clock of time_zone
    last_day TEXT NOT NULL,
    place TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('CONFIRMED', 'TENTATIVE', 'CANCELLED')),
    state TEXT NOT NULL CHECK (state IN ('live', 'dropped', 'withdrawn')), -- dropped: the event is there, without this date
    cancelled_at TEXT CHECK ((cancelled_at IS NOT NULL) = (status = 'CANCELLED')),
    previous TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(previous)), -- dates that it was moved from
    words_sha256 TEXT NOT NULL, -- of what else calendars show
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    CHECK (state = 'live' OR status = 'CANCELLED')
) STRICT;

CREATE INDEX calendar_entry_by_submission ON calendar_entry (submission);
CREATE INDEX calendar_entry_by_slug ON calendar_entry (slug);
CREATE INDEX calendar_entry_by_time ON calendar_entry (state, ends_at);
CREATE INDEX calendar_entry_by_cancellation ON calendar_entry (state, cancelled_at);
CREATE INDEX calendar_entry_by_day ON calendar_entry (state, last_day);

-- The places abroad that an event concerned when it was published last.
CREATE TABLE calendar_partner (
    submission INTEGER NOT NULL REFERENCES submission (number),
    partner TEXT NOT NULL, -- key of a place abroad
    PRIMARY KEY (submission, partner)
) STRICT, WITHOUT ROWID;

CREATE INDEX calendar_partner_by_partner ON calendar_partner (partner);

CREATE TRIGGER calendar_entry_insert_moves_on AFTER INSERT ON calendar_entry BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER calendar_entry_update_moves_on AFTER UPDATE ON calendar_entry BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER calendar_entry_delete_moves_on AFTER DELETE ON calendar_entry BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER calendar_partner_insert_moves_on AFTER INSERT ON calendar_partner BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER calendar_partner_update_moves_on AFTER UPDATE ON calendar_partner BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER calendar_partner_delete_moves_on AFTER DELETE ON calendar_partner BEGIN UPDATE generation SET number = number + 1; END;

-- what lists of events choose by
CREATE INDEX item_shown ON item (kind, withdrawn_at, starts_on, ends_at);
