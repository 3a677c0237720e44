-- Pictures that were uploaded for news, now and in earlier wordings: nothing else can be named as a post's picture.
CREATE TABLE news_picture (
    sha256 TEXT PRIMARY KEY REFERENCES file (sha256),
    uploaded_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- News posts with a picture and its words, and a name that feeds know them by and that stays when the address changes.
ALTER TABLE news_post ADD COLUMN image TEXT REFERENCES news_picture (sha256);
ALTER TABLE news_post ADD COLUMN image_text TEXT NOT NULL DEFAULT '';
ALTER TABLE news_post ADD COLUMN feed_id TEXT NOT NULL DEFAULT '';
CREATE INDEX news_post_by_image ON news_post (image);

UPDATE news_post SET feed_id = lower(hex(randomblob(16)));

-- Posts that were thrown away: one that comes back is the same to those who read the feed.
CREATE TABLE news_post_gone (
    slug TEXT PRIMARY KEY,
    feed_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER news_post_made_has_a_name AFTER INSERT ON news_post WHEN NEW.feed_id = ''
BEGIN
    UPDATE news_post
    SET feed_id = coalesce((SELECT feed_id FROM news_post_gone WHERE slug = NEW.slug
                              AND NOT EXISTS (SELECT 1 FROM news_post AS other WHERE other.feed_id = news_post_gone.feed_id)),
                           lower(hex(randomblob(16))))
    WHERE slug = NEW.slug;
END;

CREATE TRIGGER news_post_gone_keeps_its_name AFTER DELETE ON news_post
BEGIN
    INSERT INTO news_post_gone (slug, feed_id) VALUES (OLD.slug, OLD.feed_id)
    ON CONFLICT (slug) DO UPDATE SET feed_id = excluded.feed_id;
END;

CREATE INDEX item_by_publication ON item (kind, published_at);
CREATE INDEX item_of_city_by_publication ON item (member_city, published_at) WHERE member_city <> '';
