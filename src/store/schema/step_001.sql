-- What the mechanism of the store needs. Never changed after a release: later changes are later steps.

CREATE TABLE meta (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

-- One row per change, each chained to the one before; the text itself stands in `revision`.
CREATE TABLE history (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX history_entity ON history (entity, entity_id, seq);

-- The whole row as it stood after the change (`null`: deleted). Can be erased without breaking the chain.
CREATE TABLE revision (
    seq INTEGER PRIMARY KEY,
    salt TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- Which revisions were erased, and by which change (`seq`).
CREATE TABLE erasure (
    erased_seq INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL
) STRICT;

-- The insert trigger also stops REPLACE, which passes a DELETE trigger by.
CREATE TRIGGER history_insert BEFORE INSERT ON history
WHEN NEW.seq IS NOT (SELECT COALESCE(MAX(seq), 0) + 1 FROM history)
BEGIN SELECT RAISE(ABORT, 'history is written in order'); END;
CREATE TRIGGER history_update BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_delete BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TRIGGER revision_insert BEFORE INSERT ON revision
WHEN NEW.seq IS NOT (SELECT MAX(seq) FROM history) OR EXISTS (SELECT 1 FROM revision WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a revision belongs to the newest change'); END;
CREATE TRIGGER revision_update BEFORE UPDATE ON revision
BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;
CREATE TRIGGER revision_delete BEFORE DELETE ON revision
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE erased_seq = OLD.seq)
BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;

CREATE TRIGGER erasure_insert BEFORE INSERT ON erasure
WHEN NEW.seq IS NOT (SELECT MAX(seq) FROM history) OR NEW.erased_seq >= NEW.seq
    OR EXISTS (SELECT 1 FROM erasure WHERE erased_seq = NEW.erased_seq)
BEGIN SELECT RAISE(ABORT, 'an erasure belongs to the newest change'); END;
CREATE TRIGGER erasure_update BEFORE UPDATE ON erasure
BEGIN SELECT RAISE(ABORT, 'erasures are append-only'); END;
CREATE TRIGGER erasure_delete BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'erasures are append-only'); END;

-- Outside history: unfinished text, settings, notices.
CREATE TABLE draft (
    person TEXT NOT NULL,
    form TEXT NOT NULL,
    entity TEXT NOT NULL,
    base_version INTEGER NOT NULL,
    body TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (person, form, entity)
) STRICT;

CREATE TABLE setting (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (scope, key)
) STRICT;

CREATE TABLE notice (
    id TEXT PRIMARY KEY NOT NULL,
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    step TEXT NOT NULL,
    entity TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    from_person TEXT NOT NULL,
    at INTEGER NOT NULL,
    read_at INTEGER
) STRICT;
CREATE INDEX notice_person ON notice (person, at);
