-- Every attempt at a night's copy, and whether putting it into use has shown that it is good.
CREATE TABLE rehearsal (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL, -- on the chapter's calendar
    began_at TEXT NOT NULL,
    ended_at TEXT, -- NULL while it goes on, or if the program stopped in the middle
    file TEXT NOT NULL DEFAULT '', -- name of the copy
    size INTEGER NOT NULL DEFAULT 0 CHECK (size >= 0), -- of the copy, in bytes
    tables_compared INTEGER NOT NULL DEFAULT 0 CHECK (tables_compared >= 0),
    rows_compared INTEGER NOT NULL DEFAULT 0 CHECK (rows_compared >= 0),
    pages_read INTEGER NOT NULL DEFAULT 0 CHECK (pages_read >= 0),
    step TEXT NOT NULL DEFAULT '' CHECK (step IN ('', 'copy', 'file', 'rows', 'pages', 'end')), -- at which it failed
    trouble TEXT NOT NULL DEFAULT '', -- in a sentence
    CHECK ((step = '') = (trouble = ''))
) STRICT;

CREATE INDEX rehearsal_by_day ON rehearsal (day);
CREATE INDEX rehearsal_by_begin ON rehearsal (began_at);
CREATE INDEX rehearsal_that_proved ON rehearsal (ended_at) WHERE ended_at IS NOT NULL AND trouble = '';
