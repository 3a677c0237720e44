-- The language (BCP 47) in which somebody is written to: the one in which they asked, or that an editor chose for them.
ALTER TABLE reply ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK (language <> '');
ALTER TABLE subscriber ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK (language <> '');
ALTER TABLE message ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK (language <> '');
ALTER TABLE city_contact ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK (language <> '');
