-- What the chapter says about itself. Moments are RFC 3339 in UTC with milliseconds, days are ISO 8601.

CREATE TABLE chapter (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    region TEXT NOT NULL,
    mission TEXT NOT NULL,
    description TEXT NOT NULL,
    postal_address TEXT NOT NULL, -- lines
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    tax_id TEXT NOT NULL,
    time_zone TEXT NOT NULL, -- IANA name
    map_longitude REAL NOT NULL CHECK (map_longitude BETWEEN -180 AND 180),
    map_latitude REAL NOT NULL CHECK (map_latitude BETWEEN -90 AND 90)
) STRICT;

CREATE TABLE page (
    slug TEXT PRIMARY KEY CHECK (slug GLOB '[a-z]*' AND slug NOT GLOB '*[^a-z0-9-]*'),
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    body TEXT NOT NULL, -- Markdown
    updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE menu_item (
    position INTEGER PRIMARY KEY,
    place TEXT NOT NULL CHECK (place IN ('main', 'footer')),
    label TEXT NOT NULL,
    path TEXT NOT NULL
) STRICT;

-- A trailing * in from_path stands for any rest.
CREATE TABLE redirect (
    from_path TEXT PRIMARY KEY,
    to_path TEXT NOT NULL CHECK (to_path GLOB '/*' AND to_path NOT GLOB '//*')
) STRICT;

CREATE TABLE time_line_entry (
    position INTEGER PRIMARY KEY,
    date_text TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL, -- Markdown
    source TEXT NOT NULL
) STRICT;

CREATE TABLE president (
    slug TEXT PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    in_office TEXT NOT NULL
) STRICT;

CREATE TABLE quotation (
    slug TEXT PRIMARY KEY,
    president TEXT NOT NULL REFERENCES president (slug),
    position INTEGER NOT NULL UNIQUE,
    body TEXT NOT NULL, -- paragraphs, word for word
    source TEXT NOT NULL
) STRICT;

CREATE INDEX quotation_by_president ON quotation (president);

CREATE TABLE board_member (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    office TEXT NOT NULL,
    city_program TEXT NOT NULL DEFAULT '',
    term_begins_on TEXT NOT NULL,
    term_ends_on TEXT NOT NULL,
    as_of_on TEXT NOT NULL,
    CHECK (term_begins_on <= term_ends_on)
) STRICT;
