//! The personal summary of the last phase: a text, its phase, its review.

use crate::{kit::*, support::Office};
use zicha::{
    domain::{
        change::{Done, Outcome},
        policy::Act,
        problem::ProblemKind,
        refusal::Refusal,
        request::Command,
        step_entry::{StepCommand, StepStatus},
    },
    error::Error,
};

const STEP: &str = "statement";

fn save(office: &mut Office, login: &str, version: i64, body: &str) -> Result<Done, Error> {
    let (step, body) = (STEP.to_owned(), body.to_owned());
    run(office, login, Command::Step(StepCommand::SaveText { step, version, body }))
}

#[test]
fn before_its_phase_it_is_read_and_not_written() {
    let mut office = Office::small();
    let why = Refusal::PhaseNotOpen("2026-10-01".into());
    refused(save(&mut office, STAFF, 0, "总结"), &why);
    let view = statement(&mut office, STAFF, STEP, STAFF).unwrap();
    assert!(!view.open);
    assert_eq!(view.rights.check(Act::WriteEntry), Err(why.clone()));
    refused(submit(&mut office, STAFF, STEP, &view.head, ""), &why);
    office.open_phase(4);
    save(&mut office, STAFF, 0, "总结").unwrap();
}

#[test]
fn it_is_kept_conflicts_in_two_windows_and_goes_to_review() {
    let mut office = Office::small();
    office.open_phase(4);
    let first = save(&mut office, STAFF, 0, "一\u{1b}[2J 二").unwrap();
    let view = statement(&mut office, STAFF, STEP, STAFF).unwrap();
    assert!(!view.body.contains('\u{1b}'), "{:?}", view.body);
    save(&mut office, STAFF, first.version, &long(799)).unwrap();
    conflicts(save(&mut office, STAFF, first.version, "另一个窗口"));
    conflicts(save(&mut office, STAFF, 0, "还没有见过"));
    let view = statement(&mut office, STAFF, STEP, STAFF).unwrap();
    assert_eq!(view.chars, 799);
    assert_eq!(
        problems(submit(&mut office, STAFF, STEP, &view.head, "")),
        [("body".into(), ProblemKind::TooShort { min: 800, now: 799 })]
    );
    assert_eq!(fields(save(&mut office, STAFF, view.head.version, &long(5001))), ["body"]);
    let (step, version, body) = (STEP.to_owned(), view.head.version, long(800));
    let kept = Command::Step(StepCommand::SaveText { step, version, body });
    let kept = run(&mut office, STAFF, kept).unwrap();
    let view = statement(&mut office, STAFF, STEP, STAFF).unwrap();
    submit(&mut office, STAFF, STEP, &view.head, "").unwrap();
    refused(office.as_(STAFF).undo(&kept), &Refusal::BuiltUpon);
    refused(statement(&mut office, OTHER, STEP, STAFF), &Refusal::NoRight);
    let head = statement(&mut office, LEADER, STEP, STAFF).unwrap().head;
    assert_eq!(outcome(accept(&mut office, LEADER, &head, "好")), Outcome::Accepted);
    assert_eq!(status(&mut office, STAFF, STEP), StepStatus::Accepted);
}

#[test]
fn late_is_allowed_and_marked() {
    let mut office = Office::small();
    office.open_phase(4);
    save(&mut office, STAFF, 0, &long(800)).unwrap();
    office.on("2026-12-02");
    let view = statement(&mut office, STAFF, STEP, STAFF).unwrap();
    assert_eq!(view.head.late_days, 2);
    let done = submit(&mut office, STAFF, STEP, &view.head, "").unwrap();
    assert_eq!(done.outcome, Outcome::SubmittedLate);
    office.on("2026-12-20");
    assert_eq!(statement(&mut office, LEADER, STEP, STAFF).unwrap().head.late_days, 2);
}
