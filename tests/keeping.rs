//! What is kept beside the database: anchors in the computer's log, drafts over an update.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::os::unix::net::UnixDatagram;
use support::{Office, account, kit};
use zicha::{
    domain::{
        change::DraftState,
        reply::Reply,
        report::{ExportFormat, ExportKind},
        request::Request,
    },
    error::{Error, StoreFault},
    i18n::Lang,
    runtime::{Desk as _, desk::OfficeDesk, system_log::SystemLog},
};

#[test]
fn an_export_leaves_its_anchor_in_the_computers_log_and_the_check_takes_it() {
    let mut office = Office::small();
    let socket = office.folder().join("log");
    let system = UnixDatagram::bind(&socket).unwrap();
    system.set_nonblocking(true).unwrap();
    let service = office.again("chenwangchuan");
    let (path, who) = (office.path(), account(Some("chenwangchuan")));
    let mut desk = OfficeDesk::open(service, path, kit(), who, (Lang::En, true))
        .telling(SystemLog::at(&socket));
    desk.handle(Request::Home).unwrap();
    let mut line = [0; 512];
    assert!(system.recv(&mut line).is_err(), "looking tells nothing");
    desk.handle(Request::Export { kind: ExportKind::Team, format: ExportFormat::Md }).unwrap();
    let length = system.recv(&mut line).unwrap();
    let said = std::str::from_utf8(&line[..length]).unwrap();
    assert!(said.contains("anchor 1 event=export chain="), "{said}");
    let (_, at) = said.rsplit_once("at=").unwrap();
    let (seq, hash) = at.split_once(':').unwrap();
    let anchor = Some((seq.parse().unwrap(), hash.to_owned()));
    assert!(office.as_("linzhixia").0.check(anchor).unwrap().is_sound());
}

#[test]
fn after_an_update_nothing_is_saved_and_no_text_is_lost() {
    let mut office = Office::small();
    let draft = |version| DraftState {
        form: "study".into(),
        entity: String::new(),
        base_version: 0,
        version,
        body: "{}".into(),
        updated_at: 0,
    };
    let path = office.path();
    let session = &mut office.as_("lihe").0;
    session.handle(Request::Hello).unwrap();
    rusqlite::Connection::open(path).unwrap().execute_batch("PRAGMA user_version=99").unwrap();
    let told = session.handle(Request::Undo(Vec::new())).map(drop);
    assert!(told.is_err());
    let kept = session.handle(Request::SaveDraft(draft(0))).unwrap();
    assert!(matches!(kept, Reply::DraftSaved { version: 1, .. }));
    let load = Request::LoadDraft { form: "study".into(), entity: String::new() };
    assert!(matches!(session.handle(load).unwrap(), Reply::Draft(Some(_))));
    let refused = session.report(ExportKind::Mine).map(drop);
    assert_eq!(refused, Err(Error::Store(StoreFault::Updated)));
}
