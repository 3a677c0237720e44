-- A picture or a file can be corrected: files go with wordings. What was attached once stays, under a number that is in its address;
-- a wording that changes the files names the numbers that go with it, and is taken, declined and undone with them.
ALTER TABLE attachment ADD COLUMN is_sent INTEGER NOT NULL DEFAULT 1 CHECK (is_sent IN (0, 1)); -- 0: came later, and counts where a wording names it
ALTER TABLE version ADD COLUMN files TEXT CHECK (files IS NULL OR json_valid(files)); -- numbers of attachments; NULL: as they were before it

-- an address has named the place in the list until now: nothing that was published moves
UPDATE attachment SET position = (SELECT count(*) FROM attachment AS other
                                  WHERE other.submission = attachment.submission AND other.position <= attachment.position)
WHERE position <> (SELECT count(*) FROM attachment AS other
                   WHERE other.submission = attachment.submission AND other.position <= attachment.position);

-- The files that go with the wording that holds. Public pages read no others.
CREATE VIEW attached AS
SELECT submission, position, field, name, sha256 FROM attachment
WHERE position IN (
    SELECT value FROM json_each(coalesce(
        (SELECT files FROM version
         WHERE version.submission = attachment.submission AND version.state = 'taken' AND files IS NOT NULL ORDER BY version.id DESC LIMIT 1),
        (SELECT json_group_array(position) FROM attachment AS sent WHERE sent.submission = attachment.submission AND sent.is_sent)
    ))
);

-- what is only proposed is not read
DROP TRIGGER attachment_is_to_be_read;
CREATE TRIGGER attachment_is_to_be_read AFTER INSERT ON attachment WHEN NEW.field = 'document' AND NEW.is_sent
BEGIN
    INSERT INTO reading (submission, due_at)
    SELECT number, received_at FROM submission WHERE number = NEW.submission AND kind = 'newsletter'
    ON CONFLICT DO NOTHING;
END;

-- a correction with texts and words beside them: the texts are taken over first, and the words wait
ALTER TABLE message ADD COLUMN taken_at TEXT; -- when its texts were taken over

-- a program that does not know this would show in public what is only proposed
PRAGMA user_version = 30;
