//! A person's own data with every version of it: all of theirs, nothing of anybody else's.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::Office;
use zicha::{
    domain::{
        lang::Lang,
        login_key::KeyCommand,
        report::{ExportFormat, MineRevision, Report, ReportBody, RevisionText},
        request::Command,
        study::{StudyCommand, StudyInput, StudyRecord},
    },
    export,
    store::Store,
};

fn input(note: &str) -> StudyInput {
    StudyInput {
        topic: "satisfaction".into(),
        day: "2026-05-06".parse().ok(),
        form: "collective".into(),
        tenths: 25,
        note: note.into(),
    }
}

/// Saves a study record; its id.
fn save(office: &mut Office, login: &str, (id, version): (&str, i64), note: &str) -> String {
    let (step, id, input) = ("study".to_owned(), id.to_owned(), input(note));
    let command = StudyCommand::SaveRecord { step, id, version, input };
    office.as_(login).run(Command::Study(command)).unwrap().id
}

fn revisions(report: &Report) -> Vec<MineRevision> {
    match &report.body {
        ReportBody::Mine(body) => body.revisions.clone().unwrap(),
        other => panic!("{other:?}"),
    }
}

fn note(revision: &MineRevision) -> Option<&str> {
    let RevisionText::Values(values) = &revision.text else { return None };
    values.iter().find(|(column, _)| column == "note").map(|(_, text)| text.as_str())
}

fn text(report: &Report, format: ExportFormat) -> String {
    String::from_utf8(export::render(report, format, Lang::En).unwrap()).unwrap()
}

/// Two edits of one record, one of another that is then removed, and somebody else's.
fn office() -> (Office, String) {
    let mut office = Office::small();
    let id = save(&mut office, "lihe", ("", 0), "first words");
    save(&mut office, "lihe", (&id, 1), "second words");
    save(&mut office, "lihe", (&id, 2), "third words");
    let gone = save(&mut office, "lihe", ("", 0), "soon gone");
    let remove = StudyCommand::DeleteRecord { id: gone, version: 1 };
    office.as_("lihe").run(Command::Study(remove)).unwrap();
    // Her words name my id as a column would: still they are hers.
    let bait = format!("\"person\":\"{}\" private words", office.id("lihe"));
    let hers = save(&mut office, "wangying", ("", 0), &bait);
    let remove = StudyCommand::DeleteRecord { id: hers, version: 1 };
    office.as_("wangying").run(Command::Study(remove)).unwrap();
    save(&mut office, "wangying", ("", 0), "private words");
    (office, id)
}

#[test]
fn every_edit_is_a_version_and_a_removed_entry_is_still_told() {
    let (mut office, id) = office();
    let report = office.as_("lihe").0.report_with_past().unwrap();
    let rows = revisions(&report);
    let of_one: Vec<_> = rows.iter().filter(|row| row.id == id).collect();
    let notes: Vec<_> = of_one.iter().map(|row| note(row).unwrap()).collect();
    assert_eq!(notes, ["first words", "second words", "third words"]);
    assert_eq!(of_one.iter().map(|row| row.version).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(of_one.iter().all(|row| row.by == "李禾" && row.at > 0));
    let last = rows.last().unwrap();
    assert_eq!((last.action.as_str(), &last.text), ("delete", &RevisionText::Removed));
    assert!(rows.iter().any(|row| note(row) == Some("soon gone")));
    // The person's own row was made by the coordinator, who is named.
    assert_eq!((rows[0].entry.as_str(), rows[0].by.as_str()), ("person", "林知夏"));
    for format in [ExportFormat::Json, ExportFormat::Csv, ExportFormat::Md] {
        let text = text(&report, format);
        for words in ["first words", "second words", "third words", "soon gone", "林知夏"] {
            assert!(text.contains(words), "{format:?} lacks {words}: {text}");
        }
    }
}

#[test]
fn a_login_key_and_its_end_are_among_them() {
    const LINE: &str =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiI desk";
    let mut office = Office::small();
    let key = zicha::domain::public_key::parse(LINE).unwrap();
    let (login, fingerprint) = ("lihe".to_owned(), key.fingerprint.clone());
    let add = KeyCommand::Add { login: login.clone(), line: LINE.into(), label: String::new() };
    office.as_("lihe").run(Command::Key(add)).unwrap();
    let withdraw = KeyCommand::Withdraw { login, fingerprint };
    office.as_("linzhixia").run(Command::Key(withdraw)).unwrap();
    let report = office.as_("lihe").0.report_with_past().unwrap();
    let rows = revisions(&report);
    let keys: Vec<_> = rows.iter().filter(|row| row.entry == "login_key").collect();
    let told: Vec<_> = keys.iter().map(|row| (row.action.as_str(), row.by.as_str())).collect();
    assert_eq!(told, [("create", "李禾"), ("withdraw", "林知夏")]);
    assert!(text(&report, ExportFormat::Md).contains(&key.fingerprint));
}

#[test]
fn the_words_of_another_are_in_no_format() {
    let (mut office, _) = office();
    let report = office.as_("lihe").0.report_with_past().unwrap();
    for format in [ExportFormat::Json, ExportFormat::Csv, ExportFormat::Md] {
        let text = text(&report, format);
        assert!(!text.contains("private words") && !text.contains("王映"), "{format:?}: {text}");
    }
    let hers = office.as_("wangying").0.report_with_past().unwrap();
    assert!(text(&hers, ExportFormat::Md).contains("private words"));
}

#[test]
fn an_erased_version_is_named_without_its_text() {
    let (mut office, id) = office();
    let mut store = Store::open(&office.path()).unwrap();
    store.write("", 1, |tx| tx.erase_past("study_record", &id, "erase", "erase")).unwrap();
    drop(store);
    let report = office.as_("lihe").0.report_with_past().unwrap();
    let rows = revisions(&report);
    let texts: Vec<_> = rows.iter().filter(|row| row.id == id).map(|row| &row.text).collect();
    assert_eq!(texts[..2], [&RevisionText::Erased, &RevisionText::Erased]);
    let json: serde_json::Value = serde_json::from_str(&text(&report, ExportFormat::Json)).unwrap();
    let erased = json["data"]["revisions"].as_array().unwrap().iter();
    let erased =
        erased.filter(|row| row["erased"] == true && row["values"] == serde_json::json!({}));
    assert_eq!(erased.count(), 2);
    let markdown = text(&report, ExportFormat::Md);
    assert!(markdown.contains("2 versions were erased"), "{markdown}");
    assert!(!markdown.contains("first words") && markdown.contains("third words"));
}

#[test]
fn without_being_asked_for_versions_are_left_out() {
    let (mut office, id) = office();
    let report = office.as_("lihe").0.report(zicha::domain::report::ExportKind::Mine).unwrap();
    let text = text(&report, ExportFormat::Json);
    assert!(!text.contains("revisions") && text.contains("third words"));
    let store = Store::open(&office.path()).unwrap();
    let stands: StudyRecord = store.read(|db| db.get(&id)).unwrap();
    assert_eq!(stands.note, "third words");
}
