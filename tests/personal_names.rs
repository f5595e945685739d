//! A person's name in what stays after they were erased: found, listed, replaced, and then nowhere.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
};
use support::Office;
use zicha::{
    domain::{
        finding::{Finding, Measure},
        login_key::KeyCommand,
        notice::{Notice, NoticeKind},
        opinion::Opinion,
        person::{PeopleCommand, PersonStatus, Unit},
        refusal::Refusal,
        reply::Reply,
        request::{Command, Request},
    },
    error::Error,
    runtime::kit::kit,
    service::{
        By, Service,
        demo::{DemoOptions, build},
    },
    store::{Record, Store, Val, Writer},
};

/// Whoever leaves the example office.
struct Leaver {
    login: String,
    name: String,
}

fn as_(path: &Path, login: &str) -> Service {
    Service::open(path, kit(), support::account(Some(login))).unwrap()
}

/// The example office; one of its people has left who had written and had nothing to hand over.
fn example(folder: &Path) -> (PathBuf, Leaver) {
    let path = folder.join("demo.db");
    build(&path, &kit(), &DemoOptions::default(), &mut |_, _| {}).unwrap();
    let mut admin = as_(&path, "linzhixia");
    let Reply::People(people) = admin.handle(Request::People).unwrap() else { panic!() };
    for row in people.rows {
        let (id, version) = (row.person.meta.id, row.person.meta.version);
        let command = PeopleCommand::SetStatus { id, version, status: PersonStatus::Retired };
        let (login, name) = (row.person.login, row.person.name);
        let stays = ["linzhixia", "lihe", "chenwangchuan"].contains(&login.as_str());
        if !stays && admin.handle(Request::Do(Command::People(command))).is_ok() {
            return (path, Leaver { login, name });
        }
    }
    panic!("nobody of the example can leave")
}

fn write<T>(path: &Path, f: impl FnOnce(&mut Writer<'_>) -> Result<T, Error>) -> T {
    Store::open(path).unwrap().write("", 1_780_000_000_000, f).unwrap()
}

/// The first row of a table that is not the leaver's.
fn first<R: Record>(tx: &Writer<'_>, tail: &str) -> R {
    tx.find_one(&format!("{tail} ORDER BY id"), &[]).unwrap().unwrap()
}

/// Names the leaver in every kind of place that stays.
fn plant(path: &Path, Leaver { login, name }: &Leaver) {
    let (first_char, rest) = name.split_at(name.chars().next().unwrap().len_utf8());
    write(path, |tx| {
        let mut opinion: Opinion = first(tx, "1=1");
        opinion.original = format!("{name}同志态度很好，{first_char} {rest}一次说清。");
        opinion.giver = format!("{name}的邻居");
        tx.update(&mut opinion, "change")?;
        opinion.summary = "又写了一遍".to_owned();
        tx.update(&mut opinion, "change")?;
        let mut finding: Finding = first(tx, "source<>'self_exam'");
        finding.co_units = format!("请 {login} 配合");
        tx.update(&mut finding, "change")?;
        // Named before, and no more.
        let mut measure: Measure = first(tx, "1=1");
        let means = measure.means.clone();
        measure.means = format!("由{name}负责");
        tx.update(&mut measure, "change")?;
        measure.means = means;
        tx.update(&mut measure, "change")?;
        // A row that is gone, and an event.
        let mut gone = Opinion { meta: Default::default(), no: "YJ-X".into(), ..opinion.clone() };
        gone.reason = format!("已告知{name}");
        tx.insert(&mut gone, "create")?;
        tx.delete::<Opinion>(&gone.meta.id, 1, "delete")?;
        tx.event("remind", &[("text", Val::T(format!("提醒{name}")))])?;
        let to = tx.person_of_login("lihe")?.unwrap().meta.id;
        let mut notice = Notice {
            id: String::new(),
            person: to.clone(),
            kind: NoticeKind::Reminded,
            step: "study".into(),
            entity: String::new(),
            subject: String::new(),
            text: format!("和{name}一起补学"),
            from: String::new(),
            at: 0,
            read_at: None,
        };
        tx.add_notice(&mut notice)?;
        let draft =
            "INSERT INTO draft (person, form, entity, base_version, body, version, updated_at)
                     VALUES (?1, 'opinion', 'new', 0, ?2, 1, 1)";
        tx.exec(draft, &[Val::T(to), Val::T(format!("{{\"summary\":\"{name}说\"}}"))])?;
        Ok(())
    });
}

fn holds(path: &Path, text: &str) -> bool {
    let wal = path.with_file_name("demo.db-wal");
    [path, wal.as_path()].iter().any(|file| {
        let bytes = fs::read(file).unwrap_or_default();
        bytes.windows(text.len()).any(|part| part == text.as_bytes())
    })
}

#[test]
fn every_place_that_names_somebody_is_listed_and_then_no_byte_of_the_file_does() {
    let dir = tempfile::tempdir().unwrap();
    let (path, who) = example(dir.path());
    plant(&path, &who);
    let (login, name) = (who.login.as_str(), who.name.as_str());
    let mut admin = as_(&path, "linzhixia");
    // Somebody else is inside all the time, so that the log stays beside the file.
    let mut other = as_(&path, "lihe");
    other.handle(Request::Home).unwrap();
    let refused = other.erase_plan(login, By::Person).map(drop);
    assert_eq!(refused, Err(Error::Refused(Refusal::NoRight)), "nor is the plan for everybody");
    let plan = admin.erase_plan(login, By::Person).unwrap();
    assert_eq!((plan.name.as_str(), plan.alike.len()), (name, 0));
    assert!(plan.erased.iter().any(|row| row.table == "study_record" && row.rows > 0), "{plan:?}");
    let tables: BTreeSet<&str> = plan.mentions.iter().map(|m| m.table.as_str()).collect();
    for table in ["opinion", "finding", "measure", "notice", "draft", "event"] {
        assert!(tables.contains(table), "{table}: {:?}", plan.mentions);
    }
    let at = |no: &str| plan.mentions.iter().find(|m| m.no == no && m.table == "opinion").unwrap();
    let opinion = plan.mentions.iter().find(|m| m.table == "opinion" && !m.no.is_empty()).unwrap();
    let columns = [("giver".to_owned(), 1), ("original".to_owned(), 2)];
    assert_eq!((&opinion.columns[..], opinion.past), (&columns[..], 1), "{:?}", at(&opinion.no));
    assert!(holds(&path, name) && holds(&path, login));

    let head = admin.anchor().unwrap().unwrap();
    let done = admin.erase(login, Some("某同志"), By::Person).unwrap();
    assert_eq!(done.renamed, plan.mentions.len() as i64);
    assert_eq!(admin.leaves_traces(), Ok(false));
    let report = admin.check(Some((head.seq, head.hash))).unwrap();
    assert!(report.is_sound(), "chain, rows and totals hold: {:?}", report.problems);
    assert!(!holds(&path, name), "the name stands nowhere in the file nor in its log");
    assert!(!holds(&path, login));
    other.handle(Request::Home).unwrap();
    let store = Store::open(&path).unwrap();
    let opinions: Vec<Opinion> = store.read(|db| db.everything()).unwrap();
    let told = &opinions.iter().find(|row| row.no == opinion.no).unwrap().original;
    assert_eq!(told, "某同志同志态度很好，某同志一次说清。");
    let past = store.read(|db| db.history_of("opinion", &opinions[0].meta.id)).unwrap();
    assert!(past.iter().any(|row| !row.erased), "versions that name nobody stay");
}

#[test]
fn without_a_word_the_places_stay_and_names_the_office_gave_always_do() {
    let dir = tempfile::tempdir().unwrap();
    let (path, who) = example(dir.path());
    plant(&path, &who);
    let (login, name) = (who.login.as_str(), who.name.as_str());
    write(&path, |tx| {
        let mut unit: Unit = first(tx, "1=1");
        unit.name = format!("{name}工作室");
        tx.update(&mut unit, "change")
    });
    let mut admin = as_(&path, "linzhixia");
    let plan = admin.erase_plan(login, By::Person).unwrap();
    let fixed: Vec<_> = plan.mentions.iter().filter(|m| m.fixed).map(|m| &m.table).collect();
    assert_eq!(fixed, ["unit"]);
    let kept = dir.path().join("kept.db");
    admin.backup(&kept).unwrap();
    let done = admin.erase(login, None, By::Person).unwrap();
    assert_eq!(done.renamed, 0);
    assert!(admin.check(None).unwrap().is_sound());
    assert!(holds(&path, &format!("{name}同志态度很好")));
    drop(admin);
    // As the owner of the file, without a person; on the copy.
    let mut owner = Service::open(&kept, kit(), support::account(None)).unwrap();
    let done = owner.erase(login, Some("a colleague"), By::FileOwner).unwrap();
    assert!(done.renamed > 3, "{done:?}");
    assert!(owner.check(None).unwrap().is_sound());
    let store = Store::open(&kept).unwrap();
    let unit: Unit = store.read(|db| Ok(db.everything()?.remove(0))).unwrap();
    assert_eq!(unit.name, format!("{name}工作室"));
}

#[test]
fn traces_are_told_as_long_as_they_are_there_and_go_later() {
    let dir = tempfile::tempdir().unwrap();
    let (path, who) = example(dir.path());
    plant(&path, &who);
    let (login, name) = (who.login.as_str(), who.name.as_str());
    // Somebody reads for a very long time.
    let reader = rusqlite::Connection::open(&path).unwrap();
    reader.execute_batch("BEGIN; SELECT COUNT(*) FROM history").unwrap();
    let mut store = Store::open(&path).unwrap();
    store.set_deadline(std::time::Duration::from_millis(50));
    let erased = store.write_erasing("", 1, |tx| {
        let person = tx.person_of_login(login)?.unwrap();
        tx.erase_person(&person, "***", Some("某同志"))
    });
    assert!(erased.is_ok(), "{erased:?}");
    assert_eq!(store.leaves_traces(), Ok(true));
    assert!(holds(&path, name), "the log is still needed");
    reader.execute_batch("COMMIT").unwrap();
    store.wipe().unwrap();
    assert_eq!(store.leaves_traces(), Ok(false));
    assert!(!holds(&path, name));
}

#[test]
fn the_right_to_erase_is_asked_for_with_the_lock_in_hand() {
    let mut office = Office::small();
    let path = office.path();
    let add = KeyCommand::Add {
        login: "wangying".into(),
        line: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICpkC+H61ApQLzrAkq2wveCaDpiG3GN6dvoNG1KLEiN2"
            .into(),
        label: String::new(),
    };
    office.as_("linzhixia").run(Command::Key(add)).unwrap();
    write(&path, |tx| {
        let mut person = tx.person_of_login("wangying")?.unwrap();
        person.status = PersonStatus::Retired;
        tx.update(&mut person, "change")
    });
    let coordinator = office.id("linzhixia");
    // Somebody withdraws the roles, and has not let go of the lock yet.
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute_batch("BEGIN IMMEDIATE").unwrap();
    raw.execute("DELETE FROM role_assignment WHERE person=?1", [&coordinator]).unwrap();
    let (tell, told) = mpsc::channel();
    let erasing = thread::spawn(move || {
        let mut admin = as_(&path, "linzhixia");
        admin.erase_plan("wangying", By::Person).unwrap();
        tell.send(fs::read_link("/proc/thread-self").unwrap()).unwrap();
        admin.erase("wangying", None, By::Person)
    });
    // It waits for the lock: seen asleep again and again.
    let task = Path::new("/proc").join(told.recv().unwrap()).join("stat");
    let mut asleep = 0;
    while asleep < 100 {
        let stat = fs::read_to_string(&task).unwrap();
        let state = stat.rsplit(')').next().and_then(|rest| rest.trim().chars().next());
        asleep += i32::from(state == Some('S'));
        thread::yield_now();
    }
    raw.execute_batch("COMMIT").unwrap();
    assert_eq!(erasing.join().unwrap(), Err(Error::Refused(Refusal::NoRight)));
    assert_eq!(office.as_("chenwangchuan").ask(Request::Home).map(drop), Ok(()));
}
