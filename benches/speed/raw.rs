//! The yardstick of a save: the same statements in the same transaction, by rusqlite alone.
//!
//! They are those the engine runs when a person answers one item of the checklist: twenty-one
//! reads that find out who it is, what holds and how the totals stand, and three writes. What is
//! left out is everything that is ours: rights, rules, hashes, conflict checks.

use rusqlite::{Connection, params};
use std::{path::Path, thread, time::Duration};

/// Settings that decide what a commit costs, as in `store::engine`.
const RECIPE: &str = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;
    PRAGMA recursive_triggers=ON; PRAGMA cell_size_check=ON; PRAGMA journal_size_limit=16777216;
    PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4000;";

const CAMPAIGN: &str =
    "SELECT id, version FROM office_campaign ORDER BY created_at DESC, id DESC LIMIT 1";
const PHASES: &str = "SELECT * FROM office_phase WHERE campaign=?1 ORDER BY no";
const PERSON: &str = "SELECT * FROM person WHERE id=?1";
const ROLES: &str = "SELECT * FROM role_assignment WHERE campaign=?1 AND person=?2";
const ENTRY: &str = "SELECT * FROM step_entry WHERE campaign=?1 AND person=?2 AND step=?3";
const ANSWER: &str = "SELECT * FROM answer WHERE campaign=?1 AND person=?2 AND step=?3 AND item=?4";
const ANSWERS: &str =
    "SELECT * FROM answer WHERE campaign=?1 AND person=?2 AND step=?3 ORDER BY id";
const TOTAL: &str = "SELECT * FROM total_step WHERE campaign=?1 AND person=?2 AND step=?3";
const TOTALS: &str =
    "SELECT * FROM total_step WHERE campaign=?1 AND person IN (?2) ORDER BY person, step";
const HELD: &str = "SELECT * FROM total_finding WHERE campaign=?1 AND person=?2 ORDER BY finding";
const MEMBER: &str = "SELECT * FROM total_member WHERE campaign=?1 AND person=?2";
const HEAD: &str = "SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1";
const SEQ: &str = "SELECT COALESCE(MAX(seq), 0) FROM history";
const UPDATE: &str =
    "UPDATE answer SET version=version+1, updated_at=?2, updated_by=?3, campaign=?4,
    person=?3, step=?5, item=?6, result=?7, fact=fact, cause=cause, plan=plan, comment=comment,
    finding=finding WHERE id=?1 RETURNING created_at, created_by";
const HISTORY: &str = "INSERT INTO history
    (seq, at, actor, action, entity, entity_id, version, content_hash, prev, hash)
    VALUES (?1, ?2, ?3, 'answer', 'answer', ?4, ?5, ?6, ?6, ?6)";
const REVISION: &str = "INSERT INTO revision (seq, salt, body) VALUES (?1, ?2, ?3)";

/// How a writer waits for the others.
#[derive(Clone, Copy)]
pub enum Waiting {
    /// As zicha does: a short random time again and again.
    Jittered,
    /// As SQLite does by itself.
    Stock,
}

/// A connection that saves the answer to one item.
pub struct Raw {
    db: Connection,
    campaign: String,
    person: String,
    step: String,
    item: String,
    answer: String,
    version: i64,
    hash: String,
    body: String,
}

impl Raw {
    /// Of a person who has an answer to that item.
    pub fn open(path: &Path, login: &str, step: &str, item: &str, waiting: Waiting) -> Self {
        let mut db = Connection::open(path).unwrap();
        match waiting {
            Waiting::Stock => db.busy_timeout(Duration::from_secs(10)).unwrap(),
            Waiting::Jittered => db.busy_handler(Some(jitter())).unwrap(),
        }
        db.execute_batch(RECIPE).unwrap();
        db.set_prepared_statement_cache_capacity(64);
        let one = |sql, vals: &[&str]| -> String {
            db.query_row(sql, rusqlite::params_from_iter(vals), |row| row.get(0)).unwrap()
        };
        let campaign = one(CAMPAIGN, &[]);
        let person = one("SELECT id FROM person WHERE login=?1", &[login]);
        let answer = one(ANSWER, &[&campaign, &person, step, item]);
        let last = "SELECT r.body FROM revision r JOIN history h ON h.seq=r.seq
                    WHERE h.entity='answer' AND h.entity_id=?1 ORDER BY r.seq DESC LIMIT 1";
        let body = one(last, &[&answer]);
        let (step, item, hash) = (step.to_owned(), item.to_owned(), "0123456789abcdef".repeat(4));
        Self { campaign, person, step, item, answer, version: 1, hash, body, db }
    }

    /// One save; it is on the disk when this returns.
    pub fn save(&mut self, result: &str) {
        self.version += 1;
        let Self { db, campaign, person, step, item, answer, hash, body, version } = &*self;
        let (c, p, s, i) = (&**campaign, &**person, &**step, &**item);
        let read = |sql: &str, vals: &[&str]| {
            let mut statement = db.prepare_cached(sql).unwrap();
            let width = statement.column_count();
            let mut rows = statement.query(rusqlite::params_from_iter(vals)).unwrap();
            while let Some(row) = rows.next().unwrap() {
                for column in 0..width {
                    std::hint::black_box(row.get_ref(column).unwrap());
                }
            }
        };
        let run = |sql: &str| assert!(db.prepare_cached(sql).unwrap().execute([]).is_ok(), "{sql}");
        run("BEGIN IMMEDIATE");
        read("PRAGMA user_version", &[]);
        read(CAMPAIGN, &[]);
        read(PHASES, &[c]);
        read(PERSON, &[p]);
        read(ROLES, &[c, p]);
        read(ENTRY, &[c, p, s]);
        read(ANSWER, &[c, p, s, i]);
        let at = 1_778_624_104_960_i64 + version;
        let mut update = db.prepare_cached(UPDATE).unwrap();
        let stored = |row: &rusqlite::Row<'_>| row.get::<_, i64>(0);
        update.query_row(params![answer, at, p, c, s, i, result], stored).unwrap();
        let last = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let (seq, _): (i64, String) = db.prepare_cached(HEAD).unwrap().query_row([], last).unwrap();
        let mut history = db.prepare_cached(HISTORY).unwrap();
        history.execute(params![seq + 1, at, p, answer, version, hash]).unwrap();
        let mut revision = db.prepare_cached(REVISION).unwrap();
        revision.execute(params![seq + 1, &hash[..32], body]).unwrap();
        for _ in 0..2 {
            read(PERSON, &[p]);
            read(ROLES, &[c, p]);
        }
        read(ANSWERS, &[c, p, s]);
        read(PERSON, &[p]);
        read(ENTRY, &[c, p, s]);
        read(TOTAL, &[c, p, s]);
        read(ROLES, &[c, p]);
        read(TOTALS, &[c, p]);
        read(HELD, &[c, p]);
        read(MEMBER, &[c, p]);
        run("COMMIT");
        read(SEQ, &[]);
    }
}

/// The pauses of `store::engine::busy`.
fn jitter() -> impl FnMut(i32) -> bool + Send + 'static {
    let mut noise = u64::from(std::process::id()) << 20 | 1;
    move |attempt| {
        noise ^= noise << 13;
        noise ^= noise >> 7;
        noise ^= noise << 17;
        let cap = 1000 * (2 + u64::try_from(attempt).unwrap_or(0)).min(25);
        thread::sleep(Duration::from_micros(200 + noise % cap));
        true
    }
}
