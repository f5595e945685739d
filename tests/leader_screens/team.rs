//! Team: the matrix, its side views, reminding, and deciding on several at once.

use zicha::app::event::KeyCode;
use zicha::app::screens::team::Team;
use zicha::domain::change::Outcome;
use zicha::domain::policy::{Act, Rights};
use zicha::domain::refusal::Refusal;
use zicha::domain::reply::Reply;
use zicha::domain::request::{Command, Request};
use zicha::domain::role::Role;
use zicha::domain::step::StepKind;
use zicha::domain::step_entry::{EntryHead, StepCommand, StepStatus};
use zicha::domain::team::{
    LateItem, PersonStep, PersonView, Reminder, TeamCell, TeamColumn, TeamFilter, TeamQuery,
    TeamRow, TeamSort, TeamView,
};
use zicha::error::Error;
use zicha::i18n::Lang;

use crate::desk::Desk;
use crate::support::*;

pub fn cell(status: StepStatus, done: i64, total: i64, late_days: i64) -> TeamCell {
    TeamCell { status, done, total, late_days, absent: false }
}

fn accepted() -> TeamCell {
    cell(StepStatus::Accepted, 14, 14, 0)
}

fn row(login: &str, name: &str, cells: [TeamCell; 4], findings: i64, late: i64) -> TeamRow {
    let (person, unit) = (person(login, name), "国际合作处".into());
    TeamRow { person, unit, cells: cells.into(), findings, late, rights: reviewing() }
}

/// The rights of whoever reviews a row.
fn reviewing() -> Rights {
    allow(&[Act::AcceptEntry, Act::ReturnEntry, Act::Remind])
}

/// The four people of the plan's drawing, and two that are harder to draw.
fn rows() -> Vec<TeamRow> {
    use StepStatus::{Doing, Done, NotStarted, Returned, Submitted};
    let nothing = || cell(NotStarted, 0, 33, 0);
    let collected = || cell(Done, 5, 0, 0);
    vec![
        row("lihe", "李禾", [accepted(), collected(), cell(Doing, 17, 33, 0), nothing()], 1, 0),
        row(
            "wangying",
            "王映",
            [accepted(), collected(), cell(Submitted, 33, 33, 0), cell(Submitted, 2, 2, 0)],
            2,
            0,
        ),
        row(
            "sunzhiyao",
            "孙知遥",
            [cell(Doing, 8, 14, 0), nothing(), cell(Doing, 3, 33, 3), cell(NotStarted, 0, 0, 12)],
            3,
            2,
        ),
        row(
            "aishanjiang",
            "艾山江·买买提吐尔逊",
            [cell(Submitted, 14, 14, 0), collected(), cell(Returned, 33, 33, 0), nothing()],
            12,
            0,
        ),
        row(
            "heyanqiu",
            "何雁秋",
            [
                accepted(),
                TeamCell { absent: true, ..nothing() },
                cell(StepStatus::Exempt, 0, 0, 0),
                nothing(),
            ],
            0,
            0,
        ),
    ]
}

fn column(step: &str, kind: StepKind, finished: i64) -> TeamColumn {
    let due = Some(day("2026-05-31"));
    TeamColumn { step: step.into(), kind, due, finished, waiting: 1, late: 1, people: 12 }
}

fn columns() -> Vec<TeamColumn> {
    vec![
        column("study", StepKind::Study, 10),
        column("opinions", StepKind::Opinions, 9),
        column("self_exam", StepKind::SelfExam, 6),
        column("commitment", StepKind::Commitment, 5),
    ]
}

fn late_item(name: &str, leader: &str, step: &str, finding: Option<&str>) -> LateItem {
    LateItem {
        person: person("sunzhiyao", name),
        leader: leader.into(),
        step: step.into(),
        finding: finding.map(Into::into),
        subject: finding.map_or(String::new(), |no| format!("{no} 窗口等候时间长，补件次数多")),
        due: day("2026-05-09"),
        days: 3,
    }
}

fn view(query: &TeamQuery) -> TeamView {
    let phase = if query.phase == 0 { 1 } else { query.phase };
    let rows = rows();
    let here = phase == 1;
    TeamView {
        query: query.clone(),
        phase,
        phase_end: Some(day(if here { "2026-05-31" } else { "2026-09-30" })),
        workdays_left: if here { 13 } else { 98 },
        people: 12,
        matching: i64::try_from(rows.len()).unwrap(),
        columns: if here { columns() } else { Vec::new() },
        rows: if here {
            rows
        } else {
            rows.into_iter().map(|row| TeamRow { cells: Vec::new(), ..row }).collect()
        },
        findings: 21,
        findings_late: 2,
        waiting: 3,
        late: 4,
        by_category: vec![
            ("work".into(), 9),
            ("efficiency".into(), 6),
            ("learning".into(), 4),
            ("thinking".into(), 2),
        ],
        late_items: vec![
            late_item("孙知遥", "何雁秋", "self_exam", None),
            late_item("孙知遥", "何雁秋", "commitment", None),
            late_item("王映", "陈望川", "", Some("WT-2026-005")),
            late_item("李禾", "何雁秋", "", Some("WT-2026-003")),
        ],
        days_left: vec![(1, 13), (2, 56), (3, 98), (4, 138)],
        rights: allow(&[
            Act::SeeTeam,
            Act::ExportTeam,
            Act::AcceptEntry,
            Act::ReturnEntry,
            Act::Remind,
        ]),
    }
}

fn waiting(step: &str, kind: StepKind, id: Option<&str>, rights: Rights) -> PersonStep {
    PersonStep {
        phase: 1,
        step: step.into(),
        kind,
        head: EntryHead { id: id.map(Into::into), ..head(StepStatus::Submitted) },
        cell: cell(StepStatus::Submitted, 1, 1, 0),
        rights,
    }
}

/// Two of these wait as a whole and one piece by piece.
fn wangying() -> PersonView {
    PersonView {
        person: person("wangying", "王映"),
        title: String::new(),
        unit: "国际合作处".into(),
        supervisor: Some(("何雁秋".into(), Role::Supervisor)),
        leads: false,
        rights: allow(&[Act::Remind]),
        steps: vec![
            waiting(
                "self_exam",
                StepKind::SelfExam,
                Some("exam"),
                allow(&[Act::AcceptExam, Act::ReturnExam]),
            ),
            waiting(
                "commitment",
                StepKind::Commitment,
                None,
                allow(&[Act::AcceptEntry, Act::ReturnEntry]),
            ),
        ],
        findings: Vec::new(),
    }
}

fn aishanjiang(rights: Rights) -> PersonView {
    PersonView {
        person: person("aishanjiang", "艾山江·买买提吐尔逊"),
        steps: vec![waiting("study", StepKind::Study, Some("study entry"), rights)],
        ..wangying()
    }
}

fn answer(request: &Request) -> Result<Reply, Error> {
    Ok(match request {
        Request::Team(query) => Reply::Team(Box::new(view(query))),
        Request::Person(id) if id == "wangying" => Reply::Person(Box::new(wangying())),
        Request::Person(_) => {
            let rights = allow(&[Act::AcceptEntry, Act::ReturnEntry]);
            Reply::Person(Box::new(aishanjiang(rights)))
        }
        Request::Remind { person: id, step, finding } => Reply::Reminder(Box::new(Reminder {
            person: person(id, "孙知遥"),
            step: step.clone(),
            finding_no: finding.clone().unwrap_or_default(),
            subject: finding.as_ref().map(|_| "窗口等候时间长".into()).unwrap_or_default(),
            due: Some(day("2026-05-09")),
            late_days: 3,
            from: "陈望川".into(),
        })),
        Request::Do(_) => done(Outcome::AcceptedMany(2, 0), None),
        _ => Reply::Ok,
    })
}

fn desk(lang: Lang) -> Desk {
    Desk::new(Role::Leader, lang, Team::default(), answer)
}

#[test]
fn the_matrix_says_every_state_with_a_word() {
    insta::assert_snapshot!("team_matrix", desk(Lang::ZhHans).sizes());
    insta::assert_snapshot!("team_matrix_hant", desk(Lang::ZhHant).screen(80, 24));
    insta::assert_snapshot!("team_matrix_en", desk(Lang::En).sizes());
}

#[test]
fn the_side_views_stand_behind_tab() {
    let mut desk = desk(Lang::ZhHans);
    desk.key(KeyCode::Tab);
    insta::assert_snapshot!("team_categories", desk.screen(80, 24));
    desk.keys("]");
    insta::assert_snapshot!("team_late", desk.sizes());
    desk.key(KeyCode::Tab);
    insta::assert_snapshot!("team_days", desk.screen(60, 20));
    desk.key(KeyCode::Tab);
    assert!(desk.screen(80, 24).contains("合计"));
}

/// Beside the matrix stand as many overdue items as there is room for, and how many more there are.
#[test]
fn every_overdue_item_is_named_or_counted() {
    let many = |request: &Request| match answer(request)? {
        Reply::Team(mut view) => {
            let item = |n: usize| late_item(&format!("某{n:02}"), "何雁秋", "self_exam", None);
            view.late_items = (1..=20).map(item).collect();
            view.late = 20;
            Ok(Reply::Team(view))
        }
        other => Ok(other),
    };
    let mut desk = Desk::new(Role::Leader, Lang::ZhHans, Team::default(), many);
    for rows in [20, 24, 30, 40, 60] {
        let screen = desk.screen(120, rows);
        let named = (1..=20).filter(|n| screen.contains(&format!("某{n:02} /"))).count();
        let counted = format!("还有 {} 行", 20 - named);
        assert_eq!(screen.contains(&counted), named < 20, "{named} named at {rows}: {screen}");
        assert!(named >= 3, "{rows} rows: {screen}");
    }
    assert!(!desk.screen(120, 60).contains("还有"), "all of them");
}

#[test]
fn an_office_without_people_says_what_to_do() {
    let empty = |request: &Request| match request {
        Request::Team(query) => Ok(Reply::Team(Box::new(TeamView {
            people: 0,
            matching: 0,
            rows: Vec::new(),
            by_category: Vec::new(),
            late_items: Vec::new(),
            findings: 0,
            waiting: 0,
            late: 0,
            ..view(query)
        }))),
        _ => Ok(Reply::Ok),
    };
    let mut desk = Desk::new(Role::Leader, Lang::ZhHans, Team::default(), empty);
    insta::assert_snapshot!("team_empty", desk.sizes());
}

#[test]
fn arrows_lead_to_the_other_phases_and_stop_at_the_ends() {
    let mut desk = desk(Lang::ZhHans);
    desk.asked();
    desk.key(KeyCode::Left);
    assert!(desk.asked().is_empty(), "before the first there is none");
    desk.key(KeyCode::Right).key(KeyCode::Right);
    let asked = desk.asked();
    let phases = asked.iter().map(|r| if let Request::Team(q) = r { q.phase } else { 0 });
    assert_eq!(phases.collect::<Vec<_>>(), [2, 3]);
    insta::assert_snapshot!("team_phase_three", desk.screen(80, 24));
}

#[test]
fn filter_order_and_search_ask_for_other_rows() {
    let mut desk = desk(Lang::ZhHans);
    desk.keys("f2o");
    let last = desk.asked().pop().unwrap();
    let Request::Team(query) = last else { panic!("{last:?}") };
    assert_eq!((query.filter, query.sort), (TeamFilter::Late, TeamSort::Late));
    desk.keys("/wy");
    assert!(desk.screen(80, 24).contains("只看逾期    查找「wy」    5 人"));
    let last = desk.asked().pop().unwrap();
    assert!(matches!(last, Request::Team(q) if q.text == "wy" && q.offset == 0));
    desk.key(KeyCode::Esc);
    assert!(matches!(desk.asked().pop(), Some(Request::Team(q)) if q.text.is_empty()));
}

#[test]
fn ten_thousand_people_are_loaded_by_window() {
    let people = |request: &Request| match request {
        Request::Team(query) => {
            let row = |i: i64| TeamRow {
                person: person(&format!("p{i}"), &format!("人{i}")),
                ..rows().swap_remove(0)
            };
            let rows = (query.offset..(query.offset + query.limit).min(10_000)).map(row).collect();
            Ok(Reply::Team(Box::new(TeamView { matching: 10_000, rows, ..view(query) })))
        }
        _ => Ok(Reply::Ok),
    };
    let mut desk = Desk::new(Role::Leader, Lang::ZhHans, Team::default(), people);
    let asked = desk.asked();
    assert!(matches!(asked.as_slice(), [Request::Team(q)] if q.offset == 0 && q.limit < 200));
    desk.screen(80, 24);
    desk.down(20);
    assert!(desk.asked().is_empty(), "the window holds these rows");
    desk.key(KeyCode::End);
    let asked = desk.asked();
    assert!(matches!(asked.as_slice(), [Request::Team(q)] if q.offset > 9_000), "{asked:?}");
    assert!(desk.screen(80, 24).contains("▸ 人9999"));
}

#[test]
fn a_search_keeps_the_old_rows_until_the_new_ones_come_and_then_starts_at_the_first() {
    let mut desk = desk(Lang::ZhHans);
    desk.key(KeyCode::End).keys("/s");
    assert!(desk.screen(80, 24).contains("▸ 李禾"));
    let waiting = desk.app.update(zicha::app::event::Event::Key(zicha::app::event::Key::char('z')));
    assert!(!waiting.is_empty());
    assert!(!desk.screen(80, 24).contains("\n   .."), "{}", desk.screen(80, 24));
}

#[test]
fn a_hundred_thousand_people_are_counted_in_percent() {
    let many = |request: &Request| match request {
        Request::Team(query) => {
            let mut view = view(query);
            for column in &mut view.columns {
                (column.finished, column.people) = (50_450, 100_000);
            }
            Ok(Reply::Team(Box::new(TeamView { people: 100_000, late: 35_071, ..view })))
        }
        _ => Ok(Reply::Ok),
    };
    let mut desk = Desk::new(Role::Leader, Lang::ZhHans, Team::default(), many);
    let shown = desk.screen(80, 24);
    assert!(shown.contains("50%         50%") && shown.contains("35071"), "{shown}");
}

#[test]
fn the_selection_stays_with_the_person_when_others_move() {
    let mut turn = 0;
    let moving = move |request: &Request| match request {
        Request::Team(query) => {
            let mut rows = rows();
            turn += 1;
            if turn > 1 {
                rows.reverse();
            }
            Ok(Reply::Team(Box::new(TeamView { rows, ..view(query) })))
        }
        _ => Ok(Reply::Ok),
    };
    let mut desk = Desk::new(Role::Leader, Lang::ZhHans, Team::default(), moving);
    desk.down(1);
    assert!(desk.screen(80, 24).contains("▸ 王映"));
    desk.app.update(zicha::app::event::Event::Changed(7));
    desk.key(KeyCode::Right).key(KeyCode::Left);
    assert!(desk.screen(80, 24).contains("▸ 王映"));
}

#[test]
fn a_late_cell_gives_a_text_that_is_copied_and_says_so() {
    let mut desk = desk(Lang::ZhHans);
    desk.down(2).keys("m");
    insta::assert_snapshot!("team_remind_which", desk.screen(80, 24));
    desk.keys("1");
    insta::assert_snapshot!("team_remind", desk.screen(80, 24));
    let step = "self_exam".to_owned();
    let wanted = Request::Remind { person: "sunzhiyao".into(), step, finding: None };
    assert!(desk.asked().contains(&wanted));
    assert_eq!(desk.copied.len(), 1);
    assert!(desk.copied[0].starts_with("【自查提醒】@孙知遥"), "{:?}", desk.copied);
    desk.keys("y");
    assert_eq!(desk.copied[0], desk.copied[1]);
}

#[test]
fn who_is_reminded_of_a_finding_is_told_its_number() {
    let mut desk = desk(Lang::ZhHans);
    desk.key(KeyCode::Tab).key(KeyCode::Tab).down(2).keys("m");
    let wanted = Request::Remind {
        person: "sunzhiyao".into(),
        step: String::new(),
        finding: Some("WT-2026-005".into()),
    };
    assert!(desk.asked().contains(&wanted));
    assert!(desk.copied[0].contains("WT-2026-005"));
}

#[test]
fn nothing_waiting_and_nothing_open_is_said() {
    let mut desk = desk(Lang::ZhHans);
    desk.asked();
    desk.keys("a");
    assert!(desk.screen(80, 24).contains("这里没有等待审阅的材料"));
    assert!(desk.asked().is_empty());
}

#[test]
fn the_marked_ones_are_accepted_in_one_order() {
    let mut desk = desk(Lang::ZhHans);
    desk.down(1).keys(" ").down(1).keys(" ");
    assert!(desk.screen(80, 24).contains("已标记 2"));
    desk.keys("a");
    insta::assert_snapshot!("team_accept", desk.screen(80, 24));
    assert!(desk.commands().is_empty(), "not before it was confirmed");
    desk.key(KeyCode::Enter);
    let entries = vec![("study entry".to_owned(), 4), ("exam".to_owned(), 4)];
    let wanted = Command::Step(StepCommand::AcceptMany(entries));
    assert_eq!(desk.commands(), [wanted]);
    let shown = desk.screen(80, 24);
    assert!(shown.contains("已通过 2 份") && !shown.contains("已标记"), "{shown}");
}

#[test]
fn what_is_not_mine_to_review_is_left_out_with_its_reason() {
    let refused = |request: &Request| match request {
        Request::Person(_) => {
            let acts = [Act::AcceptEntry, Act::ReturnEntry];
            let rights = refuse(&acts, &Refusal::NotTheirLine);
            Ok(Reply::Person(Box::new(aishanjiang(rights))))
        }
        request => answer(request),
    };
    let mut desk = Desk::new(Role::Supervisor, Lang::ZhHans, Team::default(), refused);
    desk.down(3).keys("a");
    assert!(desk.screen(80, 24).contains("这不在您分管的范围内"));
    assert!(desk.commands().is_empty());
}

#[test]
fn a_return_needs_a_comment() {
    let mut desk = desk(Lang::ZhHans);
    desk.down(3).keys("r");
    insta::assert_snapshot!("team_return", desk.screen(80, 24));
    desk.save();
    assert!(desk.commands().is_empty());
    desk.keys("请补上三月的学习记录。").save();
    let sent = desk.commands();
    let [Command::Step(StepCommand::Return { id, version: 4, comment, .. })] = sent.as_slice()
    else {
        panic!("{sent:?}");
    };
    assert_eq!((id.as_str(), comment.as_str()), ("study entry", "请补上三月的学习记录。"));
}

#[test]
fn enter_opens_the_person() {
    let mut desk = desk(Lang::ZhHans);
    desk.down(1).key(KeyCode::Enter);
    assert_eq!(desk.app.trail(), ["团队", "王映"]);
}

#[test]
fn an_inspector_is_told_at_once_and_nothing_is_asked_for() {
    let acts = [Act::AcceptEntry, Act::ReturnEntry, Act::Remind];
    let reader = move |request: &Request| match request {
        Request::Team(query) => {
            let mut seen = view(query);
            seen.rights = refuse(&acts, &Refusal::NoRight);
            for row in &mut seen.rows {
                row.rights = refuse(&acts, &Refusal::NoRight);
            }
            Ok(Reply::Team(Box::new(seen)))
        }
        request => answer(request),
    };
    let mut desk = Desk::new(Role::Inspector, Lang::ZhHans, Team::default(), reader);
    desk.down(1);
    desk.asked();
    for key in ["a", "r", "m"] {
        desk.keys(key);
        assert!(desk.screen(80, 24).contains("您的角色不包括这项操作"), "{key}");
    }
    assert!(desk.asked().is_empty() && desk.commands().is_empty());
}
