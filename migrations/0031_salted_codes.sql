-- Printed codes have a salt, one for the ten of a person (OWASP ASVS 5.0, 6.5.2): what is kept is the SHA-256 of what argon2id makes
-- of code and salt. Codes that were printed before have none, and are good until new ones are printed.
ALTER TABLE recovery_code ADD COLUMN salt BLOB CHECK (length(salt) = 16); -- NULL: sha256 is that of the code itself

-- a program that does not know this would take no new code
PRAGMA user_version = 31;
