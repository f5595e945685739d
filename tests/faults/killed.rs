//! Case 8: three hundred writers killed in full swing lose no save that was acknowledged.

use crate::{
    children::{Child, fact, part, say, tell},
    crowd::{Office, Person},
};
use std::{collections::BTreeSet, path::Path};
use zicha::{
    domain::{
        office::{Channel, ChannelKind, OfficeCampaign},
        record::Meta,
    },
    store::Store,
};

/// Writers at a time and rounds of them: 300 are killed.
const AT_ONCE: usize = 60;
const ROUNDS: usize = 5;
/// One of so many writers is a person at the checklist; the others begin sooner, as bare stores.
const PEOPLE: usize = 6;

#[test]
#[ignore = "run as another process by the tests of this file"]
fn answers_until_it_is_killed() {
    let mut person = Person::open(Path::new(&fact("FILE")), &fact("LOGIN"));
    for turn in 0.. {
        let (id, version) = person.save(turn).unwrap();
        say(&format!("{id} {version}"));
    }
}

#[test]
#[ignore = "run as another process by the tests of this file"]
fn writes_until_it_is_killed() {
    let mut store = Store::open(Path::new(&fact("FILE"))).unwrap();
    let campaigns: Vec<OfficeCampaign> = store.read(|db| db.everything()).unwrap();
    let mut row = Channel {
        meta: Meta::default(),
        campaign: campaigns[0].meta.id.clone(),
        kind: ChannelKind::Phone,
        value: String::new(),
        hours: String::new(),
        valid: false,
    };
    store.write("", 1, |tx| tx.insert(&mut row, "channel.add")).unwrap();
    loop {
        say(&format!("{} {}", row.meta.id, row.meta.version));
        row.value = format!("第 {} 次", row.meta.version);
        store.write("", 2, |tx| tx.update(&mut row, "channel.change")).unwrap();
    }
}

fn writer(office: &Office, nth: usize) -> Child {
    let person = nth.is_multiple_of(PEOPLE);
    let kind = if person { "answers_until_it_is_killed" } else { "writes_until_it_is_killed" };
    let mut command = part(&format!("killed::{kind}"));
    tell(&mut command, "FILE", &office.path);
    tell(&mut command, "LOGIN", &office.logins[nth / PEOPLE]);
    Child::start(&mut command)
}

#[test]
fn three_hundred_killed_writers_lose_nothing_that_was_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::of(AT_ONCE / PEOPLE, folder.path());
    let mut acknowledged = BTreeSet::new();
    for _ in 0..ROUNDS {
        let mut writers: Vec<Child> = (0..AT_ONCE).map(|nth| writer(&office, nth)).collect();
        // All of them are writing when the first is killed, each at another point.
        let mut heard: Vec<String> =
            writers.iter_mut().map(|w| w.hear().expect("a writer ended by itself")).collect();
        for writer in writers {
            heard.extend(writer.kill());
        }
        acknowledged.extend(heard);
    }
    assert!(acknowledged.len() >= AT_ONCE * ROUNDS, "every writer saved");

    let store = Store::open(&office.path).unwrap();
    let sql = "SELECT entity_id, version FROM history WHERE entity IN ('answer', 'channel')";
    let rows = store.read(|db| db.rows(sql, &[])).unwrap();
    let stored: BTreeSet<String> = rows
        .iter()
        .map(|row| format!("{} {}", row.get::<String>(0).unwrap(), row.get::<i64>(1).unwrap()))
        .collect();
    let lost: Vec<_> = acknowledged.difference(&stored).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
    drop(store);
    let report = office.check();
    assert!(report.is_sound(), "{:?}", report.problems);
}
