-- A link that somebody asked for on the page for forgotten passwords opens in that browser alone: the fingerprint of the
-- cookie that it has been given. NULL where somebody else handed the link over.
ALTER TABLE mailed_link ADD COLUMN browser_sha256 TEXT;
