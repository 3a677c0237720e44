-- Reasons for declining that are given with one tap, from content/reasons.toml.
CREATE TABLE stock_reason (
    position INTEGER PRIMARY KEY,
    label TEXT NOT NULL CHECK (label <> ''), -- on the button
    words TEXT NOT NULL CHECK (words <> '') -- as the sender reads it
) STRICT;

-- The wording that a decision made itself, by taking some fields of a proposal.
ALTER TABLE decision ADD COLUMN made INTEGER REFERENCES version (id);
CREATE INDEX decision_by_version ON decision (version);
CREATE INDEX decision_by_made ON decision (made);

-- Where and when an item belongs, computed from its words when they change.
ALTER TABLE item ADD COLUMN starts_on TEXT NOT NULL DEFAULT ''; -- the day of starts_at in the event's own zone
ALTER TABLE item ADD COLUMN member_city TEXT NOT NULL DEFAULT ''; -- key of the host, if it is one of the directory
CREATE INDEX item_by_day ON item (starts_on);
CREATE INDEX item_by_member_city ON item (member_city, ends_at);

CREATE TABLE item_partner (
    item INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    partner TEXT NOT NULL, -- key of a place abroad
    PRIMARY KEY (item, partner)
) STRICT, WITHOUT ROWID;

CREATE INDEX item_partner_by_partner ON item_partner (partner);

-- All that the public may see, with the words that hold. Public pages read nothing else of submissions.
CREATE VIEW published AS
SELECT item.id, item.submission, item.kind, item.slug, item.title, item.starts_on, item.starts_at, item.ends_at,
       item.published_at, item.updated_at, item.member_city,
       coalesce((SELECT version.content FROM version
                 WHERE version.submission = item.submission AND version.state = 'taken'
                 ORDER BY version.id DESC LIMIT 1), submission.content) AS content
FROM item JOIN submission ON submission.number = item.submission
WHERE submission.state = 'published' AND item.withdrawn_at IS NULL;
