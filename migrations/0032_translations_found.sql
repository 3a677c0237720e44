-- What editors have written in other languages is found by its words. As in `search`, a description is the beginning of the text.
CREATE VIEW translated_entry AS
SELECT id, language, subject GLOB 'menu/*' AS is_link, title, description || ' ' || body AS body,
       CASE WHEN subject GLOB 'pages/*' THEN substr(subject, 6) WHEN subject GLOB 'menu/*' THEN substr(subject, 5) ELSE '/' || subject END
           AS path -- that of a search_entry, if it is found
FROM translation;

CREATE VIRTUAL TABLE search_translation USING fts5 (
    title, body,
    content = 'translated_entry', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

CREATE TRIGGER translation_made_is_found AFTER INSERT ON translation
BEGIN
    INSERT INTO search_translation (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.description || ' ' || NEW.body);
END;

CREATE TRIGGER translation_gone_is_not_found AFTER DELETE ON translation
BEGIN
    INSERT INTO search_translation (search_translation, rowid, title, body)
    VALUES ('delete', OLD.id, OLD.title, OLD.description || ' ' || OLD.body);
END;

CREATE TRIGGER translation_changed_is_found AFTER UPDATE ON translation
BEGIN
    INSERT INTO search_translation (search_translation, rowid, title, body)
    VALUES ('delete', OLD.id, OLD.title, OLD.description || ' ' || OLD.body);
    INSERT INTO search_translation (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.description || ' ' || NEW.body);
END;

INSERT INTO search_translation (search_translation) VALUES ('rebuild');
