-- What an editor has written in another language for something that is on the site in the default one. `subject` is the kind of
-- record and its key, as in the addresses of the desk: 'pages/mission'; of a link of the menu, where it leads: 'menu/cities'.
CREATE TABLE translation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subject TEXT NOT NULL CHECK (subject GLOB '?*/*'),
    language TEXT NOT NULL CHECK (length(language) BETWEEN 2 AND 35),
    title TEXT NOT NULL CHECK (title <> ''),
    description TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    updated_at TEXT NOT NULL,
    UNIQUE (subject, language)
) STRICT;

CREATE TRIGGER translation_insert_moves_on AFTER INSERT ON translation BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER translation_update_moves_on AFTER UPDATE ON translation BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER translation_delete_moves_on AFTER DELETE ON translation BEGIN UPDATE generation SET number = number + 1; END;
