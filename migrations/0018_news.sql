-- Pictures that were uploaded for news, now and in earlier wordings: nothing else can be named as a post's picture.
CREATE TABLE news_picture (
    sha256 TEXT PRIMARY KEY REFERENCES file (sha256),
    uploaded_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- News posts with a picture and its words.
ALTER TABLE news_post ADD COLUMN image TEXT REFERENCES news_picture (sha256);
ALTER TABLE news_post ADD COLUMN image_text TEXT NOT NULL DEFAULT '';
CREATE INDEX news_post_by_image ON news_post (image);

-- What feeds know a post by: it stays when the address changes, and is there again when a post comes back from the trash.
CREATE TABLE news_name (
    slug TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

INSERT INTO news_name (slug, name) SELECT slug, lower(hex(randomblob(16))) FROM news_post;

CREATE TRIGGER news_post_made_has_a_name AFTER INSERT ON news_post
BEGIN
    INSERT INTO news_name (slug, name) VALUES (NEW.slug, lower(hex(randomblob(16)))) ON CONFLICT (slug) DO NOTHING;
END;

CREATE TRIGGER news_post_moved_keeps_its_name AFTER UPDATE OF slug ON news_post WHEN NEW.slug <> OLD.slug
BEGIN
    DELETE FROM news_name WHERE slug = NEW.slug;
    UPDATE news_name SET slug = NEW.slug WHERE slug = OLD.slug;
END;

CREATE INDEX item_by_publication ON item (kind, published_at);
CREATE INDEX item_of_city_by_publication ON item (member_city, published_at) WHERE member_city <> '';
