//! What is kept beside the database: anchors in the computer's log, drafts over an update.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::{os::unix::net::UnixDatagram, path::PathBuf};
use support::{Office, account, kit};
use zicha::{
    domain::{
        change::DraftState,
        reply::Reply,
        report::{ExportFormat, ExportKind},
        request::{Command, Request},
        step_entry::StepCommand,
        study::{StudyCommand, StudyInput},
    },
    error::{Error, StoreFault},
    i18n::Lang,
    runtime::{Desk as _, desk::OfficeDesk, system_log::SystemLog},
};

/// A computer's log that is listened to.
struct Log {
    socket: PathBuf,
    system: UnixDatagram,
}

impl Log {
    fn of(office: &Office) -> Self {
        let socket = office.folder().join("log");
        let system = UnixDatagram::bind(&socket).unwrap();
        system.set_nonblocking(true).unwrap();
        Self { socket, system }
    }

    /// What sits between the screens of a person and the office.
    fn desk(&self, office: &Office, login: &str) -> OfficeDesk {
        let who = account(Some(login));
        OfficeDesk::open(office.again(login), office.path(), kit(), who, (Lang::En, true))
            .telling(SystemLog::at(&self.socket))
    }

    /// The next line, where something was told.
    fn line(&self) -> Option<String> {
        let mut line = [0; 512];
        let length = self.system.recv(&mut line).ok()?;
        Some(std::str::from_utf8(&line[..length]).unwrap().to_owned())
    }

    /// The anchor of an event is in the log, once, and the check takes it.
    fn holds_anchor(&self, event: &str, office: &mut Office) {
        let said = self.line().expect(event);
        assert!(said.contains(&format!("anchor 1 event={event} chain=")), "{said}");
        assert_eq!(self.line(), None, "told once");
        let (_, at) = said.rsplit_once("at=").unwrap();
        let (seq, hash) = at.split_once(':').unwrap();
        let anchor = Some((seq.parse().unwrap(), hash.to_owned()));
        assert!(office.as_("linzhixia").0.check(anchor).unwrap().is_sound());
    }
}

#[test]
fn an_export_leaves_its_anchor_in_the_computers_log_and_the_check_takes_it() {
    let mut office = Office::small();
    let log = Log::of(&office);
    let mut desk = log.desk(&office, "chenwangchuan");
    desk.handle(Request::Home).unwrap();
    assert_eq!(log.line(), None, "looking tells nothing");
    desk.handle(Request::Export { kind: ExportKind::Team, format: ExportFormat::Md }).unwrap();
    log.holds_anchor("export", &mut office);
}

#[test]
fn a_file_that_a_screen_exported_is_known_by_its_bytes() {
    let mut office = Office::small();
    let mut desk = Log::of(&office).desk(&office, "chenwangchuan");
    for &format in ExportFormat::ALL {
        let kind = ExportKind::Team;
        let Reply::Exported(file) = desk.handle(Request::Export { kind, format }).unwrap() else {
            panic!("an export");
        };
        let mut bytes = std::fs::read(file.path).unwrap();
        let mut known = |bytes: &[u8]| {
            let fingerprint = zicha::store::Fingerprint::of(bytes);
            office.as_("lihe").0.sent(&fingerprint).unwrap()
        };
        let sent = known(&bytes).expect("a record of the file");
        assert_eq!((sent.by.as_str(), sent.kind, sent.format), ("陈望川", kind, format));
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        assert_eq!(known(&bytes), None, "one bit was changed");
    }
    assert_eq!(office.as_("lihe").0.sent("%").unwrap(), None);
}

#[test]
fn an_acceptance_leaves_its_anchor_in_the_computers_log_and_a_return_does_not() {
    let mut office = Office::small();
    office.open_phase(4);
    let log = Log::of(&office);
    let mut desk = log.desk(&office, "chenwangchuan");
    let lihe = |office: &mut Office, command: StepCommand| {
        office.as_("lihe").run(Command::Step(command)).unwrap()
    };
    let step = || "statement".to_owned();
    let body = "每周三下午到窗口值班并登记来访事项".repeat(60);
    let saved = lihe(&mut office, StepCommand::SaveText { step: step(), version: 0, body });
    let submit =
        |version| StepCommand::Submit { step: step(), version, signed_name: "李禾".into() };
    let done = lihe(&mut office, submit(saved.version));
    assert_eq!(log.line(), None, "the desk of another tells nothing here");

    let mut decide = |command| match desk.handle(Request::Do(Command::Step(command))).unwrap() {
        Reply::Done(done) => *done,
        other => panic!("{other:?}"),
    };
    let (id, version, comment) = (done.id.clone(), done.version, "请写明日期".to_owned());
    let beside = Vec::new();
    let back = decide(StepCommand::Return { id, version, comment, beside });
    assert_eq!(log.line(), None, "a return is no acceptance");
    let again = lihe(&mut office, submit(back.version));
    let (id, version) = (again.id.clone(), again.version);
    decide(StepCommand::Accept { id, version, comment: String::new() });
    log.holds_anchor("accept", &mut office);
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
    let input = StudyInput {
        topic: "licensing".into(),
        day: "2026-05-08".parse().ok(),
        form: "lecture".into(),
        tenths: 20,
        note: "旧程序还想保存的话".into(),
    };
    let save =
        StudyCommand::SaveRecord { step: "study".into(), id: String::new(), version: 0, input };
    let told = session.handle(Request::Do(Command::Study(save))).map(drop);
    assert_eq!(told, Err(Error::Store(StoreFault::Updated)));
    let kept = session.handle(Request::SaveDraft(draft(0))).unwrap();
    assert!(matches!(kept, Reply::DraftSaved { version: 1, .. }));
    let load = Request::LoadDraft { form: "study".into(), entity: String::new() };
    assert!(matches!(session.handle(load).unwrap(), Reply::Draft(Some(_))));
    // What stands beside the history is one's own to the end.
    let (key, value) = ("theme".to_owned(), "mono".to_owned());
    session.handle(Request::SetSetting { key, value }).unwrap();
    let (form, entity) = ("study".to_owned(), String::new());
    session.handle(Request::DropDraft { form, entity }).unwrap();
    let report = session.report(ExportKind::Mine).unwrap();
    let refused = session.record_export(&report, ExportFormat::Md, b"no file without its record");
    assert_eq!(refused, Err(Error::Store(StoreFault::Updated)));
}

/// No file of the server is theirs who come over SSH: what they export they fetch.
#[test]
fn over_ssh_an_export_is_a_command_and_leaves_no_file() {
    let office = Office::small();
    let log = Log::of(&office);
    let mut desk = log.desk(&office, "chenwangchuan").reached_at("chen@office".to_owned());
    let export = Request::Export { kind: ExportKind::Team, format: ExportFormat::Xlsx };
    let Reply::Exported(file) = desk.handle(export).unwrap() else { panic!("no export") };
    assert!(file.path.is_empty());
    let start = "ssh chen@office export team --format xlsx > zicha-team-";
    assert!(file.command.starts_with(start), "{}", file.command);
    assert!(!office.folder().join("outbox").exists());
    assert_eq!(log.line(), None, "nothing has left the house yet");
}
