-- Places of the region, places abroad, and the ties between them. A blank text means "not known".

CREATE TABLE source (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    address TEXT NOT NULL, -- of a page, or words where there is none
    is_linkable INTEGER NOT NULL CHECK (is_linkable IN (0, 1)),
    as_of TEXT NOT NULL, -- YYYY or YYYY-MM as the source shows it
    note TEXT NOT NULL
) STRICT;

CREATE TABLE country (
    code TEXT PRIMARY KEY CHECK (length(code) = 2), -- ISO 3166-1 alpha-2
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    continent TEXT NOT NULL
) STRICT;

CREATE TABLE member_city (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    search_name TEXT NOT NULL, -- lowercase ASCII
    county TEXT NOT NULL,
    latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90), -- WGS 84 degrees
    longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    geonames_id INTEGER,
    population INTEGER,
    organization TEXT NOT NULL,
    website TEXT NOT NULL,
    notes TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX member_city_by_county ON member_city (county);

CREATE TABLE partner_city (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    search_name TEXT NOT NULL, -- lowercase ASCII, with the other names
    other_names TEXT NOT NULL, -- local script, fuller or former names; set apart by semicolons
    region TEXT NOT NULL,
    country TEXT NOT NULL REFERENCES country (code),
    latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    geonames_id INTEGER,
    population INTEGER,
    updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX partner_city_by_country ON partner_city (country);

CREATE TABLE partnership (
    id INTEGER PRIMARY KEY,
    member INTEGER NOT NULL REFERENCES member_city (id),
    partner INTEGER NOT NULL REFERENCES partner_city (id),
    kind TEXT NOT NULL CHECK (kind IN ('sister_city', 'friendship_city')),
    status TEXT NOT NULL CHECK (status IN ('active', 'dormant', 'ended', 'prospective', 'unknown')),
    since_year INTEGER CHECK (since_year BETWEEN 1800 AND 2200),
    source TEXT NOT NULL REFERENCES source (id),
    confirmed_on TEXT,
    confirmed_by TEXT NOT NULL DEFAULT '',
    updated_at TEXT NOT NULL,
    UNIQUE (member, partner)
) STRICT;

CREATE INDEX partnership_by_partner ON partnership (partner);
CREATE INDEX partnership_by_source ON partnership (source);
