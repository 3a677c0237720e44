-- What only people know of the site's keeping, for the sheet that is handed on.
CREATE TABLE handover (
    key TEXT PRIMARY KEY CHECK (key IN ('domain', 'machine', 'mail', 'copies', 'codes', 'helper')),
    words TEXT NOT NULL CHECK (words <> '' AND length(words) <= 500),
    changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
