-- Everything that is edited in the browser: revisions, trash, news posts, documents with versions.
ALTER TABLE chapter ADD COLUMN show_phone INTEGER NOT NULL DEFAULT 1 CHECK (show_phone IN (0, 1));

-- What stands in an order that people choose: 2.5 comes between 2 and 3.
ALTER TABLE menu_item ADD COLUMN rank REAL NOT NULL DEFAULT 0;
UPDATE menu_item SET rank = position;
ALTER TABLE time_line_entry ADD COLUMN rank REAL NOT NULL DEFAULT 0;
UPDATE time_line_entry SET rank = position;
ALTER TABLE president ADD COLUMN rank REAL NOT NULL DEFAULT 0;
UPDATE president SET rank = position;
ALTER TABLE quotation ADD COLUMN rank REAL NOT NULL DEFAULT 0;
UPDATE quotation SET rank = position;

CREATE TABLE news_post (
    slug TEXT PRIMARY KEY CHECK (slug GLOB '[a-z0-9]*' AND slug NOT GLOB '*[^a-z0-9-]*'),
    title TEXT NOT NULL CHECK (title <> ''),
    body TEXT NOT NULL, -- Markdown
    published_on TEXT NOT NULL, -- it is on the site from this day on
    updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX news_post_by_day ON news_post (published_on);

-- Every wording of a record that was saved in the browser, whole; the first is the one from before.
CREATE TABLE revision (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- forms name it: no number is given twice
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)), -- column and text
    is_trash INTEGER NOT NULL DEFAULT 0 CHECK (is_trash IN (0, 1)), -- with this one it was thrown away
    person INTEGER REFERENCES person (id), -- nobody: it came from the content files
    who TEXT NOT NULL,
    form_id TEXT UNIQUE, -- of the form that made the record: pressing twice makes one
    at TEXT NOT NULL
) STRICT;

CREATE INDEX revision_by_record ON revision (kind, key, id);
CREATE INDEX revision_by_person ON revision (person);

CREATE TABLE trash (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)),
    who TEXT NOT NULL,
    thrown_at TEXT NOT NULL
) STRICT;

CREATE INDEX trash_by_age ON trash (thrown_at);

-- Who has which form open, as their browsers say.
CREATE TABLE editing (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    PRIMARY KEY (kind, key, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX editing_by_person ON editing (person);
CREATE INDEX editing_by_age ON editing (at);

-- A file of rows that was shown and not yet taken over.
CREATE TABLE held_import (
    token_sha256 TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id),
    rows TEXT NOT NULL CHECK (json_valid(rows)),
    held_at TEXT NOT NULL
) STRICT;

CREATE INDEX held_import_by_person ON held_import (person);
CREATE INDEX held_import_by_age ON held_import (held_at);

-- A document keeps its address while its versions change; its key is also that of the text page around it.
CREATE TABLE document (
    key TEXT PRIMARY KEY CHECK (key GLOB '[a-z]*' AND key NOT GLOB '*[^a-z0-9-]*'),
    title TEXT NOT NULL CHECK (title <> '')
) STRICT;

CREATE TABLE document_version (
    document TEXT NOT NULL REFERENCES document (key),
    number INTEGER NOT NULL CHECK (number > 0),
    sha256 TEXT NOT NULL REFERENCES file (sha256),
    name TEXT NOT NULL,
    adopted_on TEXT NOT NULL,
    uploaded_at TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id),
    note TEXT NOT NULL DEFAULT '',
    taken_back_at TEXT,
    PRIMARY KEY (document, number)
) STRICT;

CREATE INDEX document_version_by_file ON document_version (sha256);
CREATE INDEX document_version_by_person ON document_version (person);
