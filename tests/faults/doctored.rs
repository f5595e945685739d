//! Case 15: somebody doctors the file with a handle of their own. The triggers stop what they can;
//! with the triggers gone the check names the first bad change; and whoever computes the whole chain
//! anew is found by the anchor in a report that was exported before.
//!
//! What each kind of trace is called stands in `tests/store/tamper.rs` and `tests/cli/keep.rs`.

use crate::support::{Office, account, kit};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use zicha::{
    domain::{
        report::{ExportFormat, ExportKind},
        request::Command,
        study::{StudyCommand, StudyInput},
    },
    export,
    i18n::Lang,
    service::Service,
    store::check::{CheckReport, Problem},
};

const TRUE_WORDS: &str = "真话：这件事我拖了三天没有办。";
const FORGED: &str = "假话：这件事我当天就已办结了。";

/// An office in which one has written the truth.
fn office() -> Office {
    let mut office = Office::small();
    let input = StudyInput {
        topic: "licensing".into(),
        day: "2026-05-08".parse().ok(),
        form: "lecture".into(),
        tenths: 20,
        note: TRUE_WORDS.into(),
    };
    let save =
        StudyCommand::SaveRecord { step: "study".into(), id: String::new(), version: 0, input };
    office.as_("lihe").run(Command::Study(save)).unwrap();
    office
}

fn raw(office: &Office) -> Connection {
    Connection::open(office.path()).unwrap()
}

fn check(office: &Office, anchor: Option<(i64, String)>) -> CheckReport {
    Service::open(&office.path(), kit(), account(None)).unwrap().check(anchor).unwrap()
}

/// Runs something with all triggers gone, and puts them back as if nothing had happened.
fn unguarded(raw: &Connection, doctor: impl FnOnce(&Connection)) {
    let mut query =
        raw.prepare("SELECT name, sql FROM sqlite_schema WHERE type='trigger'").unwrap();
    let triggers = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let triggers: Vec<(String, String)> = triggers.map(Result::unwrap).collect();
    for (name, _) in &triggers {
        raw.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    doctor(raw);
    for (_, sql) in &triggers {
        raw.execute_batch(sql).unwrap();
    }
}

#[test]
fn the_triggers_stop_a_plain_handle() {
    let office = office();
    let raw = raw(&office);
    for script in [
        "UPDATE history SET actor='x' WHERE seq=4",
        "DELETE FROM history WHERE seq=4",
        "REPLACE INTO history SELECT seq, at, 'x', action, entity, entity_id, version,
         content_hash, prev, hash FROM history WHERE seq=4",
        "INSERT OR REPLACE INTO revision SELECT seq, salt, '{}' FROM revision WHERE seq=4",
        "INSERT INTO history SELECT seq+1000, at, actor, action, entity, entity_id, version,
         content_hash, prev, hash FROM history WHERE seq=4",
        "UPDATE revision SET body='{}' WHERE seq=4",
        "DELETE FROM revision WHERE seq=4",
    ] {
        let refused = raw.execute_batch(script).unwrap_err().to_string();
        assert!(
            refused.contains("append-only")
                || refused.contains("newest")
                || refused.contains("order"),
            "{script}: {refused}"
        );
    }
    assert!(check(&office, None).is_sound());
}

#[test]
fn without_triggers_the_first_bad_change_is_named() {
    let all = "seq, at, actor, action, entity, entity_id, version, content_hash, prev, hash";
    for (script, first) in [
        ("UPDATE history SET actor='x' WHERE seq IN (5, 9)".to_owned(), 5),
        ("DELETE FROM history WHERE seq IN (6, 7)".to_owned(), 6),
        (
            format!(
                "REPLACE INTO history SELECT {} FROM history WHERE seq=7",
                all.replace("at,", "at+1,")
            ),
            7,
        ),
        (
            "UPDATE history SET seq=-4 WHERE seq=4; UPDATE history SET seq=4 WHERE seq=8;
             UPDATE history SET seq=8 WHERE seq=-4"
                .to_owned(),
            4,
        ),
        (
            format!(
                "UPDATE history SET seq=-seq WHERE seq>=6; UPDATE history SET seq=1-seq WHERE seq<0;
                 INSERT INTO history SELECT {} FROM history WHERE seq=5",
                all.replace("seq", "6")
            ),
            6,
        ),
        (format!("UPDATE revision SET body=replace(body, '{TRUE_WORDS}', '{FORGED}')"), 0),
        (format!("UPDATE study_record SET note='{FORGED}'"), 0),
    ] {
        let office = office();
        let told = office_seq(&office);
        unguarded(&raw(&office), |raw| raw.execute_batch(&script).unwrap());
        let report = check(&office, None);
        let first = if first == 0 { told } else { first };
        assert_eq!(report.first_bad_seq(), Some(first), "{script}: {:?}", report.problems);
    }
}

/// The change by which the truth was written.
fn office_seq(office: &Office) -> i64 {
    let sql = "SELECT seq FROM revision WHERE body LIKE '%' || ?1 || '%'";
    raw(office).query_row(sql, [TRUE_WORDS], |row| row.get(0)).unwrap()
}

/// Changes words and computes every hash from there to the last one anew, as one who knows the program
/// can.
fn rewrite(raw: &Connection, from: i64, last: i64) {
    let swap = "UPDATE revision SET body=replace(body, ?1, ?2) WHERE seq=?3";
    raw.execute(swap, params![TRUE_WORDS, FORGED, from]).unwrap();
    raw.execute("UPDATE study_record SET note=?1", [FORGED]).unwrap();
    let hex = |sha: Sha256| sha.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let sql =
        "SELECT h.seq, at, actor, action, entity, entity_id, version, salt, body, content_hash
               FROM history h LEFT JOIN revision r ON r.seq=h.seq WHERE h.seq BETWEEN ?1 AND ?2 ORDER BY h.seq";
    let mut prev: String = raw
        .query_row("SELECT hash FROM history WHERE seq=?1", [from - 1], |row| row.get(0))
        .unwrap();
    let mut query = raw.prepare(sql).unwrap();
    let mut rows = query.query([from, last]).unwrap();
    let mut done: Vec<(i64, String, String, String)> = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        let number = |at: usize| row.get::<_, i64>(at).unwrap();
        let text = |at: usize| row.get::<_, String>(at).unwrap();
        let mut content = Sha256::new();
        content.update(text(7));
        content.update(text(8));
        let content: String = hex(content);
        let mut sha = Sha256::new();
        let mut field = |bytes: &[u8]| {
            sha.update((bytes.len() as u64).to_be_bytes());
            sha.update(bytes);
        };
        field(b"zicha history 1");
        field(&number(0).to_be_bytes());
        field(&number(1).to_be_bytes());
        (2..=5).for_each(|at| field(text(at).as_bytes()));
        field(&number(6).to_be_bytes());
        field(content.as_bytes());
        field(prev.as_bytes());
        let own: String = hex(sha);
        done.push((number(0), content, std::mem::replace(&mut prev, own.clone()), own));
    }
    for (seq, content, prev, own) in done {
        let sql = "UPDATE history SET content_hash=?2, prev=?3, hash=?4 WHERE seq=?1";
        raw.execute(sql, params![seq, content, prev, own]).unwrap();
    }
}

#[test]
fn records_computed_anew_are_found_by_the_one_behind_them() {
    for more in [0, 1] {
        let office = office();
        let from = office_seq(&office);
        for _ in 0..2 {
            let mut leader = office.again("chenwangchuan");
            let report = leader.report(ExportKind::Team).unwrap();
            leader.record_export(&report, ExportFormat::Md, b"a file").unwrap();
        }
        let last = from + more;
        unguarded(&raw(&office), |raw| rewrite(raw, from, last));
        assert_eq!(check(&office, None).problems, [Problem::Unlinked { seq: last + 1 }]);
    }
}

#[test]
fn a_chain_computed_anew_is_found_by_the_anchor_of_an_exported_report() {
    let office = office();
    let mut leader = office.again("chenwangchuan");
    let report = leader.report(ExportKind::Team).unwrap();
    let file = export::render(&report, ExportFormat::Md, Lang::ZhHans).unwrap();
    drop(leader);
    // As a colleague reads it off the paper.
    let file = String::from_utf8(file).unwrap();
    let word = file.split(|c: char| c.is_whitespace() || c == '`' || c == '|' || c == '：');
    let (seq, hash) = word
        .filter_map(|word| word.split_once(':'))
        .find(|(seq, hash)| seq.parse::<i64>().is_ok() && hash.len() == 64)
        .expect("an anchor in the report");
    let anchor = (seq.parse().unwrap(), hash.to_owned());
    assert!(check(&office, Some(anchor.clone())).is_sound());

    let from = office_seq(&office);
    unguarded(&raw(&office), |raw| rewrite(raw, from, i64::MAX));
    let words: String =
        raw(&office).query_row("SELECT note FROM study_record", [], |row| row.get(0)).unwrap();
    assert_eq!(words, FORGED);
    let alone = check(&office, None);
    assert!(alone.is_sound(), "it was done well: {:?}", alone.problems);
    let found = check(&office, Some(anchor.clone())).problems;
    assert_eq!(found, [Problem::AnchorDiffers { seq: anchor.0 }]);
}
