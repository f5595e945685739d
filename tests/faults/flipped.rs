//! Case 14: five hundred single bits turned over in copies of an office's file. Nothing panics or
//! hangs; every flip that changed a value of an entry or of the history is reported.
//!
//! SQLite's own check calls most of such files sound; what finds them is the chain.

use crate::support::{Office, account, kit};
use std::{
    fs,
    path::Path,
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
        mpsc::channel,
    },
    thread,
    time::Duration,
};
use zicha::{
    domain::{
        campaign::Campaign,
        finding::LedgerQuery,
        request::{Command, Request},
        self_exam::{AnswerResult, ExamCommand},
        study::{StudyCommand, StudyInput},
        team::TeamQuery,
    },
    error::Error,
    service::{Kit, Service},
    store::Store,
};

const FLIPS: usize = 500;

/// How long one damaged file may take on a busy machine before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(60);

/// A small office in which people have written something, as one file.
fn file() -> Vec<u8> {
    let mut office = Office::small();
    for login in ["lihe", "wangying"] {
        let input = StudyInput {
            topic: "licensing".into(),
            day: "2026-05-08".parse().ok(),
            form: "lecture".into(),
            tenths: 20,
            note: "主讲人讲了两个真实的超时件，会后找经办人核对了时间。".repeat(4),
        };
        let save =
            StudyCommand::SaveRecord { step: "study".into(), id: String::new(), version: 0, input };
        office.as_(login).run(Command::Study(save)).unwrap();
        let rules = office.campaign_rules();
        let exam = rules.step("self_exam").unwrap().self_exam().unwrap();
        for (_, item) in exam.items().take(5) {
            let answer = ExamCommand::Answer {
                step: "self_exam".into(),
                item: item.key.clone(),
                version: 0,
                result: AnswerResult::Ok,
            };
            office.as_(login).run(Command::Exam(answer)).unwrap();
        }
    }
    let copy = office.folder().join("copy.db");
    Store::open(&office.path()).unwrap().backup(&copy).unwrap();
    fs::read(copy).unwrap()
}

/// Every value that is told to be checked: all tables but the private ones.
fn content(store: &Store, tables: &[String]) -> Result<Vec<zicha::store::Row>, Error> {
    store.read(|db| {
        let mut all = Vec::new();
        for table in tables {
            all.extend(db.rows(&format!("SELECT * FROM {table} ORDER BY 1, 2"), &[])?);
        }
        Ok(all)
    })
}

fn tables(path: &Path) -> Vec<String> {
    let raw = rusqlite::Connection::open(path).unwrap();
    let sql = "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite%'
               AND name NOT LIKE 'draft%' AND name NOT LIKE 'setting%' AND name NOT LIKE 'notice%'";
    let mut query = raw.prepare(sql).unwrap();
    let found = query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap);
    found.collect()
}

/// The kit, which reads a campaign it has read before from memory.
fn quick_kit() -> Kit {
    static READ: OnceLock<(String, Campaign)> = OnceLock::new();
    let parse = |source: &str| match READ.get() {
        Some((known, campaign)) if known == source => Ok(campaign.clone()),
        _ => {
            let campaign = (kit().parse)(source)?;
            let _ = READ.set((source.to_owned(), campaign.clone()));
            Ok(campaign)
        }
    };
    Kit { parse, ..kit() }
}

/// Whether it was found: the file is refused, cannot be checked, or the check names something.
fn is_found(path: &Path) -> bool {
    let Ok(mut service) = Service::open(path, quick_kit(), account(Some("chenwangchuan"))) else {
        return true;
    };
    // Whoever works with it meanwhile gets an answer or an error.
    for request in [
        Request::Hello,
        Request::Home,
        Request::Team(TeamQuery { phase: 1, limit: 50, ..TeamQuery::default() }),
        Request::Ledger(LedgerQuery::default()),
    ] {
        let _ = service.handle(request);
    }
    service.check(None).map_or(true, |report| !report.is_sound())
}

#[test]
fn every_flipped_bit_that_changed_a_value_is_found() {
    let dir = tempfile::tempdir().unwrap();
    let sound = file();
    let place = dir.path().join("sound.db");
    fs::write(&place, &sound).unwrap();
    let tables = tables(&place);
    let store = Store::open(&place).unwrap();
    let original = content(&store, &tables).unwrap();
    assert!(original.len() > 100 && !is_found(&place));
    drop(store);

    let (next, (send, results)) = (AtomicUsize::new(0), channel());
    let (next, sound, original, tables, folder) = (&next, &sound, &original, &tables, dir.path());
    thread::scope(|scope| {
        for _ in 0..2 {
            let send = send.clone();
            scope.spawn(move || {
                loop {
                    let nth = next.fetch_add(1, Ordering::Relaxed);
                    if nth >= FLIPS {
                        return;
                    }
                    let bit = bit(nth, sound.len());
                    let mut flipped = sound.clone();
                    flipped[bit / 8] ^= 1 << (bit % 8);
                    let copy = folder.join(format!("flip{nth}.db"));
                    fs::write(&copy, &flipped).unwrap();
                    let seen = std::panic::catch_unwind(|| {
                        is_found(&copy) || {
                            let store = Store::open(&copy).unwrap();
                            content(&store, tables).as_ref() == Ok(original)
                        }
                    });
                    send.send((bit, seen.ok())).unwrap();
                    let _ = fs::remove_file(&copy);
                }
            });
        }
        for _ in 0..FLIPS {
            match results.recv_timeout(PATIENCE) {
                Ok((_, Some(true))) => {}
                Ok((bit, Some(false))) => panic!("bit {bit} changed something unseen"),
                Ok((bit, None)) => panic!("bit {bit} made something panic"),
                Err(_) => {
                    eprintln!("a damaged file hangs the program");
                    std::process::exit(101);
                }
            }
        }
    });
}

/// Spread over the whole file, the same in every run.
fn bit(nth: usize, bytes: usize) -> usize {
    let mut noise = nth as u64 + 1;
    for _ in 0..3 {
        noise =
            noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    }
    usize::try_from(noise >> 16).unwrap() % (bytes * 8)
}
