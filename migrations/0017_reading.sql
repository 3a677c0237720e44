-- What newsletters say: the text of their files, pulled out after they have come in, page by page.
CREATE TABLE reading (
    submission INTEGER PRIMARY KEY REFERENCES submission (number),
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'no_text', 'failed')),
    due_at TEXT NOT NULL, -- not tried before; whoever tries moves it on first
    attempts INTEGER NOT NULL DEFAULT 0,
    because TEXT NOT NULL DEFAULT '', -- a sentence, if it failed
    language TEXT NOT NULL DEFAULT '', -- as the file says (BCP 47)
    is_cut INTEGER NOT NULL DEFAULT 0 CHECK (is_cut IN (0, 1)), -- there is more in the file
    asked_at TEXT -- when the sender was asked for a summary, because there is no text
) STRICT;

CREATE INDEX reading_to_do ON reading (due_at) WHERE state = 'waiting';
CREATE INDEX reading_to_ask ON reading (submission) WHERE state = 'no_text' AND asked_at IS NULL;

CREATE TABLE reading_page (
    submission INTEGER NOT NULL REFERENCES reading (submission),
    number INTEGER NOT NULL CHECK (number > 0),
    blocks TEXT NOT NULL CHECK (json_valid(blocks)), -- headings, paragraphs, items
    body TEXT NOT NULL, -- their words, for the search
    PRIMARY KEY (submission, number)
) STRICT, WITHOUT ROWID;

-- a newsletter with a file has something to be read, whoever stores it
CREATE TRIGGER attachment_is_to_be_read AFTER INSERT ON attachment WHEN NEW.field = 'document'
BEGIN
    INSERT INTO reading (submission, due_at)
    SELECT number, received_at FROM submission WHERE number = NEW.submission AND kind = 'newsletter'
    ON CONFLICT DO NOTHING;
END;

INSERT INTO reading (submission, due_at)
SELECT DISTINCT number, received_at FROM attachment JOIN submission ON number = submission
WHERE field = 'document' AND kind = 'newsletter';

-- every page is found by itself, for as long as the newsletter is published
CREATE TRIGGER reading_page_made_is_found AFTER INSERT ON reading_page
BEGIN
    INSERT INTO search_entry (kind, path, title, other, plain, body)
    SELECT 'newsletter', '/newsletters/' || slug || '/text#page-' || NEW.number, title, '', '', NEW.body
    FROM item WHERE item.submission = NEW.submission AND withdrawn_at IS NULL AND NEW.body <> '';
END;

CREATE TRIGGER reading_page_gone_is_not_found AFTER DELETE ON reading_page
BEGIN
    DELETE FROM search_entry
    WHERE path = (SELECT '/newsletters/' || slug || '/text#page-' || OLD.number FROM item WHERE item.submission = OLD.submission);
END;

CREATE TRIGGER newsletter_made_has_its_text_found AFTER INSERT ON item WHEN NEW.kind = 'newsletter' AND NEW.withdrawn_at IS NULL
BEGIN
    INSERT INTO search_entry (kind, path, title, other, plain, body)
    SELECT 'newsletter', '/newsletters/' || NEW.slug || '/text#page-' || number, NEW.title, '', '', body
    FROM reading_page WHERE reading_page.submission = NEW.submission AND body <> '';
END;

CREATE TRIGGER newsletter_changed_has_its_text_found AFTER UPDATE OF slug, title, withdrawn_at ON item WHEN NEW.kind = 'newsletter'
BEGIN
    DELETE FROM search_entry
    WHERE path IN (SELECT '/newsletters/' || OLD.slug || '/text#page-' || number FROM reading_page
                   WHERE reading_page.submission = OLD.submission);
    INSERT INTO search_entry (kind, path, title, other, plain, body)
    SELECT 'newsletter', '/newsletters/' || NEW.slug || '/text#page-' || number, NEW.title, '', '', body
    FROM reading_page WHERE reading_page.submission = NEW.submission AND body <> '' AND NEW.withdrawn_at IS NULL;
END;

CREATE TRIGGER newsletter_gone_has_its_text_not_found AFTER DELETE ON item WHEN OLD.kind = 'newsletter'
BEGIN
    DELETE FROM search_entry
    WHERE path IN (SELECT '/newsletters/' || OLD.slug || '/text#page-' || number FROM reading_page
                   WHERE reading_page.submission = OLD.submission);
END;

CREATE TRIGGER reading_insert_moves_on AFTER INSERT ON reading BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER reading_update_moves_on AFTER UPDATE ON reading BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER reading_delete_moves_on AFTER DELETE ON reading BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER reading_page_insert_moves_on AFTER INSERT ON reading_page BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER reading_page_update_moves_on AFTER UPDATE ON reading_page BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER reading_page_delete_moves_on AFTER DELETE ON reading_page BEGIN UPDATE generation SET number = number + 1; END;

-- the archive of newsletters, by year
CREATE INDEX item_by_kind_and_day ON item (kind, starts_on);
