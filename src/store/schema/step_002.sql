-- Keys that people log in with; a withdrawn one stays.

CREATE TABLE login_key (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person(id),
  kind TEXT NOT NULL,
  "key" TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  label TEXT NOT NULL,
  withdrawn_on TEXT
) STRICT;

CREATE INDEX login_key_fingerprint ON login_key (fingerprint);
CREATE INDEX login_key_person ON login_key (person);
-- Two people at once cannot bring in one key twice.
CREATE UNIQUE INDEX login_key_live ON login_key (fingerprint) WHERE withdrawn_on IS NULL;
