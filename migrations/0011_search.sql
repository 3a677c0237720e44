-- One search over everything public. search_entry is kept by triggers, so that whatever writes a city, a page or an item
-- keeps the search right in the same transaction.
CREATE TABLE search_entry (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('city', 'partner', 'country', 'page', 'event', 'newsletter', 'news')),
    path TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    other TEXT NOT NULL, -- other names, in any script
    plain TEXT NOT NULL, -- names in lowercase ASCII
    body TEXT NOT NULL,
    visible_on TEXT NOT NULL DEFAULT '' -- not found before this day
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
    title, other, plain, body,
    content = 'search_entry', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

CREATE TRIGGER search_entry_made AFTER INSERT ON search_entry
BEGIN
    INSERT INTO search (rowid, title, other, plain, body) VALUES (NEW.id, NEW.title, NEW.other, NEW.plain, NEW.body);
END;

CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entry
BEGIN
    INSERT INTO search (search, rowid, title, other, plain, body) VALUES ('delete', OLD.id, OLD.title, OLD.other, OLD.plain, OLD.body);
END;

CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry
BEGIN
    INSERT INTO search (search, rowid, title, other, plain, body) VALUES ('delete', OLD.id, OLD.title, OLD.other, OLD.plain, OLD.body);
    INSERT INTO search (rowid, title, other, plain, body) VALUES (NEW.id, NEW.title, NEW.other, NEW.plain, NEW.body);
END;

CREATE TRIGGER member_city_made_is_found AFTER INSERT ON member_city
BEGIN
    INSERT INTO search_entry (kind, path, title, other, plain, body)
    VALUES ('city', '/cities/' || NEW.slug, NEW.name, NEW.organization, NEW.search_name, NEW.county || ' County. ' || NEW.notes);
END;

CREATE TRIGGER member_city_changed_is_found AFTER UPDATE ON member_city
BEGIN
    DELETE FROM search_entry WHERE path = '/cities/' || OLD.slug;
    INSERT INTO search_entry (kind, path, title, other, plain, body)
    VALUES ('city', '/cities/' || NEW.slug, NEW.name, NEW.organization, NEW.search_name, NEW.county || ' County. ' || NEW.notes);
END;

CREATE TRIGGER member_city_gone_is_not_found AFTER DELETE ON member_city
BEGIN
    DELETE FROM search_entry WHERE path = '/cities/' || OLD.slug;
END;

CREATE TRIGGER partner_city_made_is_found AFTER INSERT ON partner_city
BEGIN
    INSERT INTO search_entry (kind, path, title, other, plain, body)
    VALUES ('partner', '/partners/' || NEW.slug, NEW.name, NEW.other_names, NEW.search_name,
            NEW.region || ', ' || (SELECT name FROM country WHERE code = NEW.country));
END;

CREATE TRIGGER partner_city_changed_is_found AFTER UPDATE ON partner_city
BEGIN
    DELETE FROM search_entry WHERE path = '/partners/' || OLD.slug;
    INSERT INTO search_entry (kind, path, title, other, plain, body)
    VALUES ('partner', '/partners/' || NEW.slug, NEW.name, NEW.other_names, NEW.search_name,
            NEW.region || ', ' || (SELECT name FROM country WHERE code = NEW.country));
END;

CREATE TRIGGER partner_city_gone_is_not_found AFTER DELETE ON partner_city
BEGIN
    DELETE FROM search_entry WHERE path = '/partners/' || OLD.slug;
END;

CREATE TRIGGER country_made_is_found AFTER INSERT ON country
BEGIN
    INSERT INTO search_entry (kind, path, title, other, plain, body)
    VALUES ('country', '/countries/' || NEW.slug, NEW.name, '', lower(NEW.name), NEW.continent);
END;

CREATE TRIGGER country_changed_is_found AFTER UPDATE ON country
BEGIN
    DELETE FROM search_entry WHERE path = '/countries/' || OLD.slug;
    INSERT INTO search_entry (kind, path, title, other, plain, body)
    VALUES ('country', '/countries/' || NEW.slug, NEW.name, '', lower(NEW.name), NEW.continent);
END;

CREATE TRIGGER country_gone_is_not_found AFTER DELETE ON country
BEGIN
    DELETE FROM search_entry WHERE path = '/countries/' || OLD.slug;
END;

CREATE TRIGGER page_made_is_found AFTER INSERT ON page
BEGIN
    INSERT INTO search_entry (kind, path, title, other, plain, body)
    VALUES ('page', '/' || NEW.slug, NEW.title, '', '', NEW.description || ' ' || NEW.body);
END;

CREATE TRIGGER page_changed_is_found AFTER UPDATE ON page
BEGIN
    DELETE FROM search_entry WHERE path = '/' || OLD.slug;
    INSERT INTO search_entry (kind, path, title, other, plain, body)
    VALUES ('page', '/' || NEW.slug, NEW.title, '', '', NEW.description || ' ' || NEW.body);
END;

CREATE TRIGGER page_gone_is_not_found AFTER DELETE ON page
BEGIN
    DELETE FROM search_entry WHERE path = '/' || OLD.slug;
END;

-- an item's words are those of the version that holds; never its sender's, nor what only those who reply are told
CREATE TRIGGER item_made_is_found AFTER INSERT ON item WHEN NEW.withdrawn_at IS NULL
BEGIN
    INSERT INTO search_entry (kind, path, title, other, plain, body)
    SELECT NEW.kind, '/' || NEW.kind || 's/' || NEW.slug, NEW.title, '', '',
           concat_ws(' ', json_extract(content, '$.host'), json_extract(content, '$.organization'), json_extract(content, '$.description'),
                     json_extract(content, '$.summary'), json_extract(content, '$.issue'), json_extract(content, '$.agenda'),
                     json_extract(content, '$.venues[0].name'), json_extract(content, '$.venues[0].city'))
    FROM (SELECT coalesce((SELECT content FROM version WHERE submission = number AND version.state = 'taken' ORDER BY id DESC LIMIT 1),
                          content) AS content
          FROM submission WHERE number = NEW.submission);
END;

CREATE TRIGGER item_changed_is_found AFTER UPDATE ON item
BEGIN
    DELETE FROM search_entry WHERE path = '/' || OLD.kind || 's/' || OLD.slug;
    INSERT INTO search_entry (kind, path, title, other, plain, body)
    SELECT NEW.kind, '/' || NEW.kind || 's/' || NEW.slug, NEW.title, '', '',
           concat_ws(' ', json_extract(content, '$.host'), json_extract(content, '$.organization'), json_extract(content, '$.description'),
                     json_extract(content, '$.summary'), json_extract(content, '$.issue'), json_extract(content, '$.agenda'),
                     json_extract(content, '$.venues[0].name'), json_extract(content, '$.venues[0].city'))
    FROM (SELECT coalesce((SELECT content FROM version WHERE submission = number AND version.state = 'taken' ORDER BY id DESC LIMIT 1),
                          content) AS content
          FROM submission WHERE number = NEW.submission)
    WHERE NEW.withdrawn_at IS NULL;
END;

CREATE TRIGGER item_gone_is_not_found AFTER DELETE ON item
BEGIN
    DELETE FROM search_entry WHERE path = '/' || OLD.kind || 's/' || OLD.slug;
END;

CREATE TRIGGER news_post_made_is_found AFTER INSERT ON news_post
BEGIN
    INSERT INTO search_entry (kind, path, title, other, plain, body, visible_on)
    VALUES ('news', '/news/' || NEW.slug, NEW.title, '', '', NEW.body, NEW.published_on);
END;

CREATE TRIGGER news_post_changed_is_found AFTER UPDATE ON news_post
BEGIN
    DELETE FROM search_entry WHERE path = '/news/' || OLD.slug;
    INSERT INTO search_entry (kind, path, title, other, plain, body, visible_on)
    VALUES ('news', '/news/' || NEW.slug, NEW.title, '', '', NEW.body, NEW.published_on);
END;

CREATE TRIGGER news_post_gone_is_not_found AFTER DELETE ON news_post
BEGIN
    DELETE FROM search_entry WHERE path = '/news/' || OLD.slug;
END;

-- what is there already
INSERT INTO search_entry (kind, path, title, other, plain, body)
SELECT 'city', '/cities/' || slug, name, organization, search_name, county || ' County. ' || notes FROM member_city;
INSERT INTO search_entry (kind, path, title, other, plain, body)
SELECT 'country', '/countries/' || slug, name, '', lower(name), continent FROM country;
INSERT INTO search_entry (kind, path, title, other, plain, body)
SELECT 'partner', '/partners/' || partner_city.slug, partner_city.name, other_names, search_name, region || ', ' || country.name
FROM partner_city JOIN country ON country.code = country;
INSERT INTO search_entry (kind, path, title, other, plain, body)
SELECT 'page', '/' || slug, title, '', '', description || ' ' || body FROM page;
