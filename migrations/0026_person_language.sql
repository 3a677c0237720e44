-- The language (BCP 47) in which a person who edits is written to: the one that they chose, or whoever invited them.
ALTER TABLE person ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK (language GLOB '[a-z]*');
