-- The language (BCP 47) in which the sender of a submission is written to: the one in which it was sent in.
ALTER TABLE submission ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK (language <> '');
