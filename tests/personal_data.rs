//! Personal data: erased on demand with the chain whole, kept for a time that the office decides, and
//! told to everybody at the first login.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::{fs, path::Path};
use zicha::{
    domain::{
        login_key::KeyCommand,
        office::CampaignCommand,
        person::{PeopleCommand, PersonStatus},
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
    store::Store,
};

fn as_(path: &Path, login: &str) -> Service {
    Service::open(path, kit(), support::account(Some(login))).unwrap()
}

/// The example office.
fn example(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("demo.db");
    build(&path, &kit(), &DemoOptions::default(), &mut |_, _| {}).unwrap();
    path
}

/// Somebody of the example who has written and who can leave without handing anything over.
fn someone_leaves(admin: &mut Service, but: &[&str]) -> (String, String) {
    let Reply::People(people) = admin.handle(Request::People).unwrap() else { panic!() };
    for row in people.rows.iter().filter(|row| !but.contains(&row.person.login.as_str())) {
        let (id, version) = (row.person.meta.id.clone(), row.person.meta.version);
        let command = PeopleCommand::SetStatus { id, version, status: PersonStatus::Retired };
        if admin.handle(Request::Do(Command::People(command))).is_ok() {
            return (row.person.login.clone(), row.person.name.clone());
        }
    }
    panic!("nobody of the example can leave")
}

/// Sets a person to retired, behind the rules about open work: raw, in one change of their row.
fn retire(path: &Path, login: &str) {
    let mut store = Store::open(path).unwrap();
    store
        .write("", 1, |tx| {
            let mut person = tx.person_of_login(login)?.unwrap();
            person.status = PersonStatus::Retired;
            tx.update(&mut person, "change")
        })
        .unwrap();
}

/// Texts of a person that stand in the rows of a table.
fn texts(path: &Path, sql: &str) -> Vec<String> {
    let raw = rusqlite::Connection::open(path).unwrap();
    let mut query = raw.prepare(sql).unwrap();
    let rows = query.query_map([], |row| row.get::<_, String>(0)).unwrap();
    rows.map(Result::unwrap).filter(|text| text.chars().count() > 5).collect()
}

#[test]
fn what_is_erased_is_nowhere_in_the_file_and_everything_still_adds_up() {
    let dir = tempfile::tempdir().unwrap();
    let path = example(dir.path());
    let mut admin = as_(&path, "linzhixia");
    let refused = admin.erase("wangying", None, By::Person);
    assert_eq!(refused, Err(Error::Refused(Refusal::StillActive)));
    let (login, name) = someone_leaves(&mut admin, &["linzhixia", "wangying"]);
    let line = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICpkC+H61ApQLzrAkq2wveCaDpiG3GN6dvoNG1KLEiN2 kitchen-table";
    let key = KeyCommand::Add { login: login.clone(), line: line.to_owned(), label: String::new() };
    admin.handle(Request::Do(Command::Key(key))).unwrap();
    drop(admin);
    let mine = format!("person=(SELECT id FROM person WHERE login='{login}')");
    let mut written = texts(&path, &format!("SELECT body FROM reflection WHERE {mine}"));
    written.extend(texts(&path, &format!("SELECT note FROM study_record WHERE {mine}")));
    written.extend(texts(&path, &format!("SELECT fact FROM answer WHERE {mine}")));
    written.extend(texts(&path, &format!("SELECT title FROM commitment WHERE {mine}")));
    let id = texts(&path, &format!("SELECT id FROM person WHERE login='{login}'")).remove(0);
    let others = texts(&path, &format!("SELECT body FROM revision WHERE body NOT LIKE '%{id}%'"));
    written.retain(|text| !others.iter().any(|other| other.contains(text)));
    assert!(!written.is_empty(), "{login} has written");
    written.extend(line.split(' ').skip(1).map(str::to_owned));

    let mut staff = as_(&path, "wangying");
    assert!(matches!(staff.erase(&login, None, By::Person), Err(Error::Refused(Refusal::NoRight))));
    drop(staff);
    let mut admin = as_(&path, "linzhixia");
    let head = admin.anchor().unwrap().unwrap();
    let done = admin.erase(&login, None, By::Person).unwrap();
    assert!(done.rows > 5 && done.texts > 5, "{done:?}");
    let report = admin.check(Some((head.seq, head.hash))).unwrap();
    assert!(report.is_sound(), "chain, rows and totals hold: {:?}", report.problems);
    assert_eq!(
        admin.erase(&login, None, By::Person),
        Err(Error::NotFound),
        "nobody has this login any more"
    );
    drop(admin);

    let file = fs::read(&path).unwrap();
    let holds = |text: &str| file.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(!path.with_file_name("demo.db-wal").exists());
    for text in &written {
        assert!(!holds(text), "{login}: {text} is still in the file");
    }
    let rows = texts(
        &path,
        "SELECT body FROM revision WHERE seq IN (SELECT seq FROM history WHERE entity='person')",
    );
    assert!(rows.iter().all(|body| !body.contains(&name)), "nor the name {name}");
    let names = texts(&path, "SELECT login FROM person WHERE name='***'");
    assert!(names.len() == 1 && names[0].starts_with("erased-"), "{names:?}");
}

#[test]
fn how_long_data_is_kept_is_decided_by_who_keeps_the_campaign_and_told() {
    let dir = tempfile::tempdir().unwrap();
    let path = example(dir.path());
    let set = |months| Request::Do(Command::Campaign(CampaignCommand::SetRetention { months }));
    let mut staff = as_(&path, "lihe");
    assert_eq!(staff.handle(set(12)).map(drop), Err(Error::Refused(Refusal::NoRight)));
    let told = |service: &mut Service| match service.handle(Request::DataNotice).unwrap() {
        Reply::DataNotice(notice) => *notice,
        other => panic!("{other:?}"),
    };
    assert_eq!(told(&mut staff).months, 36, "the usual time");
    let mut admin = as_(&path, "linzhixia");
    assert!(matches!(admin.handle(set(0)), Err(Error::Invalid(_))));
    admin.handle(set(12)).unwrap();
    let notice = told(&mut staff);
    assert_eq!((notice.months, notice.contacts.is_empty()), (12, false));
    let store = Store::open(&path).unwrap();
    let last = store.read(|r| r.history_since(r.last_seq()? - 1, 1)).unwrap();
    assert_eq!(last[0].action, "retention", "the history tells who decided what");
    assert!(admin.check(None).unwrap().is_sound());

    assert_eq!(admin.retention().unwrap().overdue, []);
    // Left in 1970: kept much longer than a year.
    retire(&path, "lihe");
    let late = admin.retention().unwrap().overdue;
    assert_eq!(late.len(), 1);
    assert_eq!(
        (late[0].login.as_str(), late[0].since.to_string().as_str()),
        ("lihe", "1971-01-01")
    );
    let page = |service: &mut Service| match service.handle(Request::Campaign).unwrap() {
        Reply::Campaign(view) => view.retention,
        other => panic!("{other:?}"),
    };
    assert_eq!((page(&mut admin).months, page(&mut admin).overdue), (12, late));
    let other = page(&mut as_(&path, "wangying"));
    assert_eq!((other.months, other.overdue), (12, Vec::new()), "who left is not for everybody");
    admin.erase("lihe", None, By::Person).unwrap();
    assert_eq!(admin.retention().unwrap().overdue, [], "erased is done");
}
