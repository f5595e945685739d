//! Reports through the service: who may export what, what a supervisor sees, figures and history.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::{Office, TODAY, refusal};
use zicha::{
    domain::{
        commitment::{
            CheckState, Commitment, CommitmentCheck, CommitmentCommand, CommitmentItem,
            CommitmentKind, CommitmentStatus, Evaluator, ItemInput,
        },
        finding::{
            Closure, Finding, FindingLevel, FindingSource, FindingStatus, Measure, ProgressNote,
            RectifyKind, Severity,
        },
        lang::Lang,
        office::StepTotal,
        opinion::{OpinionCommand, OpinionInput},
        person::{PeopleCommand, PersonInput},
        record::Meta,
        refusal::Refusal,
        report::*,
        request::Command,
        role::Role,
        self_exam::{Answer, AnswerResult},
        step_entry::{StepCommand, StepStatus},
        study::{StudyCommand, StudyInput},
    },
    error::Error,
    export,
    store::{Fingerprint, Store, Val},
    vals,
};

fn report(office: &mut Office, login: &str, kind: ExportKind) -> Result<Report, Error> {
    office.as_(login).0.report(kind)
}

fn summary(office: &mut Office, login: &str) -> SummaryReport {
    match report(office, login, ExportKind::Summary).unwrap().body {
        ReportBody::Summary(body) => *body,
        other => panic!("{other:?}"),
    }
}

fn team(office: &mut Office, login: &str) -> TeamReport {
    match report(office, login, ExportKind::Team).unwrap().body {
        ReportBody::Team(body) => body,
        other => panic!("{other:?}"),
    }
}

fn ledger(office: &mut Office, login: &str) -> Vec<String> {
    match report(office, login, ExportKind::Ledger).unwrap().body {
        ReportBody::Ledger(body) => body.rows.into_iter().map(|line| line.head.row.no).collect(),
        other => panic!("{other:?}"),
    }
}

fn mine(office: &mut Office, login: &str) -> MineReport {
    match report(office, login, ExportKind::Mine).unwrap().body {
        ReportBody::Mine(body) => *body,
        other => panic!("{other:?}"),
    }
}

fn study(office: &mut Office, login: &str, topic: &str, tenths: i64) {
    let input = StudyInput {
        topic: topic.into(),
        day: "2026-05-06".parse().ok(),
        form: "collective".into(),
        tenths,
        note: String::new(),
    };
    let step = "study".to_owned();
    let command = StudyCommand::SaveRecord { step, id: String::new(), version: 0, input };
    office.as_(login).run(Command::Study(command)).unwrap();
}

fn opinion(office: &mut Office, login: &str, source: &str) {
    let input = OpinionInput {
        received_on: "2026-05-11".parse().ok(),
        source: source.into(),
        channel: "visit".into(),
        giver: String::new(),
        original: "打了三次电话都没人接，跑一趟要两个小时。".into(),
        summary: String::new(),
        category: String::new(),
    };
    let command = OpinionCommand::Add { step: "opinions".into(), input };
    office.as_(login).run(Command::Opinion(command)).unwrap();
}

fn commitment(office: &mut Office, login: &str) {
    let text = "来电响铃五声之内接起".to_owned();
    let command = CommitmentCommand::Save {
        step: "commitment".into(),
        id: String::new(),
        version: 0,
        kind: CommitmentKind::Person,
        title: "我的承诺".into(),
        items: vec![ItemInput { text, due: None }],
    };
    office.as_(login).run(Command::Commitment(command)).unwrap();
}

/// A unit below with its own supervisor `zhouyuanfan` and one member of staff `sunzhiyao`.
fn second_line(office: &mut Office) {
    let zhou = office.add("zhouyuanfan", "周远帆", &[Role::Supervisor]);
    let parent = office.people().units[0].meta.id.clone();
    let command = PeopleCommand::AddUnit {
        parent: Some(parent),
        name: "二科".into(),
        short_name: "二科".into(),
        supervisor: Some(zhou),
    };
    let unit = office.as_("linzhixia").run(Command::People(command)).unwrap().id;
    let input = PersonInput {
        login: "sunzhiyao".into(),
        name: "孙知遥".into(),
        unit,
        roles: vec![Role::Staff],
        ..PersonInput::default()
    };
    office.as_("linzhixia").run(Command::People(PeopleCommand::Add(input))).unwrap();
}

fn names(team: &TeamReport) -> Vec<&str> {
    team.rows.iter().map(|row| row.login.as_str()).collect()
}

/// A finding as it would stand in the file, in any state.
fn finding(office: &Office, no: &str, owner: &str, status: FindingStatus) -> Finding {
    let store = Store::open(&office.path()).unwrap();
    let campaign = store.read(|db| db.newest_campaign()).unwrap().unwrap().id;
    Finding {
        meta: Meta::default(),
        campaign,
        no: no.into(),
        source: FindingSource::Other,
        source_ref: None,
        author: office.id(owner),
        title: "材料清单有三个版本".into(),
        description: "材料清单有三个版本，来办的人被要求重复补件".into(),
        category: "work".into(),
        level: FindingLevel::Unit,
        severity: Severity::Normal,
        cause: String::new(),
        kind: Some(RectifyKind::AtOnce),
        leader: Some(office.id("heyanqiu")),
        owner: Some(office.id(owner)),
        co_units: String::new(),
        due: "2026-05-10".parse().ok(),
        next_review: None,
        review_cycle: None,
        original_due: "2026-05-10".parse().ok(),
        criterion: String::new(),
        status,
        reason: String::new(),
        confirmed_by: None,
        confirmed_on: None,
        applied_on: None,
        closed_on: None,
        returns: 0,
        reopens: 0,
    }
}

fn store(office: &Office, findings: Vec<Finding>) {
    let mut store = Store::open(&office.path()).unwrap();
    let author = office.id("linzhixia");
    store
        .write(&author, 1, |tx| {
            findings.into_iter().try_for_each(|mut finding| tx.insert(&mut finding, "create"))
        })
        .unwrap();
}

#[test]
fn each_role_exports_what_it_may() {
    let mut office = Office::small();
    office.add("shangji", "上级检查", &[Role::Inspector]);
    office.add("guanli", "管理员", &[Role::Admin]);
    // Summary, team, ledger, mine.
    let table: [(&str, [bool; 4]); 6] = [
        ("chenwangchuan", [true, true, true, true]),
        ("heyanqiu", [true, true, true, true]),
        ("linzhixia", [true, true, true, true]),
        ("lihe", [false, false, true, true]),
        ("shangji", [true, true, true, true]),
        ("guanli", [false, false, false, true]),
    ];
    for (login, may) in table {
        for (&kind, may) in ExportKind::ALL.iter().zip(may) {
            let before = office.as_(login).0.last_seq().unwrap();
            let outcome = report(&mut office, login, kind);
            if may {
                assert!(outcome.is_ok(), "{login} {kind:?}: {outcome:?}");
            } else {
                assert_eq!(refusal(outcome), Refusal::NoRight, "{login} {kind:?}");
            }
            let after = office.as_(login).0.last_seq().unwrap();
            assert_eq!(after, before, "{login} {kind:?}: nothing was written");
        }
    }
}

#[test]
fn a_right_that_was_withdrawn_ends_at_the_next_export() {
    let mut office = Office::small();
    assert!(report(&mut office, "chenwangchuan", ExportKind::Summary).is_ok());
    let id = office.id("chenwangchuan");
    let command = PeopleCommand::SetRoles { id, roles: vec![Role::Staff], add: false };
    office.add("wangzhi", "王直", &[Role::Leader]);
    office.as_("linzhixia").run(Command::People(command)).unwrap();
    let refused = report(&mut office, "chenwangchuan", ExportKind::Summary);
    assert_eq!(refusal(refused), Refusal::NoRight);
}

#[test]
fn a_supervisor_reports_on_their_own_people_only() {
    let mut office = Office::small();
    second_line(&mut office);
    study(&mut office, "lihe", "satisfaction", 20);
    study(&mut office, "sunzhiyao", "satisfaction", 45);
    opinion(&mut office, "sunzhiyao", "public");
    commitment(&mut office, "sunzhiyao");

    let all = team(&mut office, "chenwangchuan");
    assert!(names(&all).contains(&"sunzhiyao") && names(&all).contains(&"lihe"));
    let first = team(&mut office, "heyanqiu");
    assert!(names(&first).contains(&"lihe"));
    assert!(!names(&first).contains(&"sunzhiyao"), "not in this line");
    assert!(!names(&first).contains(&"heyanqiu"), "nobody oversees themselves");
    assert_eq!(names(&team(&mut office, "zhouyuanfan")), ["sunzhiyao"]);

    let whole = summary(&mut office, "chenwangchuan");
    assert_eq!((whole.study_records, whole.study_tenths), (2, 65));
    let theirs = summary(&mut office, "heyanqiu");
    assert_eq!((theirs.study_records, theirs.study_tenths), (1, 20));
    assert_eq!((theirs.opinions, theirs.commitments.base), (0, 0));
    let other = summary(&mut office, "zhouyuanfan");
    assert_eq!((other.people, other.study_records, other.opinions), (1, 1, 1));
    assert_eq!(other.commitments, Share::new(0, 1));
    let scope =
        |office: &mut Office, login| report(office, login, ExportKind::Team).unwrap().head.scope;
    assert_eq!(scope(&mut office, "heyanqiu"), ReportScope::Line);
    assert_eq!(scope(&mut office, "chenwangchuan"), ReportScope::Office);
}

#[test]
fn the_ledger_is_exported_as_far_as_one_may_read_it() {
    let mut office = Office::small();
    second_line(&mut office);
    let sun = {
        office.person("sunzhiyao");
        let row = office.person("sunzhiyao");
        row.person.meta.id
    };
    let mut theirs = finding(&office, "WT-2026-002", "lihe", FindingStatus::Rectifying);
    theirs.owner = Some(sun.clone());
    theirs.author = sun;
    store(
        &office,
        vec![finding(&office, "WT-2026-001", "lihe", FindingStatus::Rectifying), theirs],
    );
    assert_eq!(ledger(&mut office, "chenwangchuan"), ["WT-2026-001", "WT-2026-002"]);
    assert_eq!(ledger(&mut office, "lihe"), ["WT-2026-001"]);
    assert_eq!(ledger(&mut office, "sunzhiyao"), ["WT-2026-002"]);
    assert_eq!(ledger(&mut office, "zhouyuanfan"), ["WT-2026-002"]);
    assert!(ledger(&mut office, "wangying").is_empty());
}

#[test]
fn the_figures_of_the_ledger_have_the_right_base() {
    use FindingStatus as S;
    let mut office = Office::small();
    let of = |no: &str, status| finding(&office, no, "lihe", status);
    let closed = |no: &str, due: Option<&str>, on: &str| Finding {
        original_due: due.and_then(|day| day.parse().ok()),
        closed_on: on.parse().ok(),
        ..of(no, S::Closed)
    };
    let long = RectifyKind::LongTerm;
    let findings = vec![
        Finding { kind: None, ..of("1", S::Proposed) },
        of("2", S::Rejected),
        of("3", S::Rectifying),
        Finding { reopens: 2, category: "efficiency".into(), ..of("4", S::Rectifying) },
        closed("5", Some("2026-05-10"), "2026-05-10"),
        closed("6", Some("2026-05-10"), "2026-05-11"),
        Finding { kind: Some(long), status: S::Consolidated, ..closed("7", None, "2026-05-01") },
        Finding { kind: Some(long), next_review: TODAY.parse().ok(), ..of("8", S::Rectifying) },
    ];
    store(&office, findings);
    let found = summary(&mut office, "chenwangchuan");
    assert_eq!(found.findings, 7, "without the groundless one");
    assert_eq!(found.closed, Share::new(3, 6), "closed of confirmed");
    assert_eq!(found.closed_in_time, Share::new(1, 2), "only those with a first date");
    assert_eq!(found.reopened, Share::new(1, 6));
    let kinds = [(None, 1), (Some(RectifyKind::AtOnce), 4), (Some(long), 2)];
    assert_eq!(found.by_kind, kinds);
    assert_eq!(found.by_category, [("work".into(), 6), ("efficiency".into(), 1)]);
    assert_eq!(found.by_status.iter().map(|(_, n)| n).sum::<i64>(), 8);
    assert_eq!(found.long_term.len(), 1);
    assert_eq!(found.long_term[0].no, "8");
}

#[test]
fn study_and_opinions_are_counted_by_people_and_source() {
    let mut office = Office::small();
    // Two topics of one education type by one person are one person covered.
    study(&mut office, "lihe", "satisfaction", 25);
    study(&mut office, "lihe", "extra-trips", 20);
    study(&mut office, "wangying", "satisfaction", 10);
    opinion(&mut office, "lihe", "public");
    opinion(&mut office, "lihe", "public");
    opinion(&mut office, "wangying", "enterprise");
    let found = summary(&mut office, "chenwangchuan");
    assert_eq!(found.people, 5);
    assert_eq!((found.study_records, found.study_tenths), (3, 55));
    let covered = |key: &str| found.coverage.iter().find(|(k, _)| k == key).unwrap().1;
    assert_eq!(covered("purpose"), Share::new(2, 5));
    assert_eq!(covered("caution"), Share::new(0, 5));
    assert_eq!(found.opinions, 3);
    let source = |key: &str| found.opinions_by_source.iter().find(|(k, _)| k == key).map(|s| s.1);
    assert_eq!((source("public"), source("enterprise")), (Some(2), Some(1)));
    assert_eq!(source("grassroots"), Some(0), "a source that must be asked is shown as missing");
    assert_eq!(found.opinions_decided, Share::new(0, 3));
    let step = |key: &str| found.steps.iter().find(|step| step.step == key).unwrap().clone();
    assert_eq!(step("study").finished, Share::new(0, 5));
    assert_eq!(step("study").due, "2026-05-31".parse().ok());
    assert_eq!(found.leaders, ["陈望川"]);
    assert_eq!(found.coordinators, ["林知夏"]);
    assert_eq!(found.phases.len(), 4);
}

#[test]
fn named_problems_count_what_was_handed_in() {
    let mut office = Office::small();
    let mut store = Store::open(&office.path()).unwrap();
    let campaign = store.read(|db| db.newest_campaign()).unwrap().unwrap().id;
    let people = [("lihe", StepStatus::Submitted), ("wangying", StepStatus::Doing)];
    let author = office.id("linzhixia");
    store
        .write(&author, 1, |tx| {
            for (login, status) in people {
                let person = office.id(login);
                let answer = |item: &str, result| Answer {
                    meta: Meta::default(),
                    campaign: campaign.clone(),
                    person: person.clone(),
                    step: "self_exam".into(),
                    item: item.into(),
                    result,
                    fact: "四月两份来文超过三天才批转给承办人".into(),
                    cause: String::new(),
                    plan: String::new(),
                    comment: String::new(),
                    finding: None,
                };
                tx.insert(&mut answer("efficiency", AnswerResult::Slight), "answer")?;
                tx.insert(&mut answer("spirit", AnswerResult::Ok), "answer")?;
                let total = tx.step_total(&campaign, &person, "self_exam")?.unwrap();
                tx.put_step_total(&StepTotal { status, ..total })?;
            }
            Ok(())
        })
        .unwrap();
    let found = summary(&mut office, "chenwangchuan");
    let of = |key: &str| found.named_problems.iter().find(|n| n.key == key).unwrap().clone();
    let figures = |n: NamedFigures| (n.answered, n.slight, n.problem);
    assert_eq!(figures(of("efficiency")), (1, 1, 0), "the one still being written is left out");
    assert_eq!(figures(of("spirit")), (1, 0, 0));
    assert_eq!(figures(of("discipline")), (0, 0, 0));
}

#[test]
fn mine_is_everything_of_mine_and_nothing_of_others() {
    let mut office = Office::small();
    study(&mut office, "lihe", "satisfaction", 25);
    study(&mut office, "wangying", "power", 10);
    opinion(&mut office, "lihe", "public");
    opinion(&mut office, "wangying", "enterprise");
    commitment(&mut office, "lihe");
    commitment(&mut office, "wangying");
    let (step, body) = ("self_exam".to_owned(), "一、存在问题".to_owned());
    let text = StepCommand::SaveText { step, version: 0, body };
    office.as_("lihe").run(Command::Step(text)).unwrap();
    let own = mine(&mut office, "lihe");
    assert_eq!((own.login.as_str(), own.name.as_str()), ("lihe", "李禾"));
    assert_eq!(own.records.iter().map(|r| r.topic.as_str()).collect::<Vec<_>>(), ["satisfaction"]);
    assert_eq!(own.opinions.len(), 1);
    assert_eq!(own.opinions[0].source, "public");
    assert_eq!(own.commitments.len(), 1);
    assert_eq!(own.commitments[0].items.len(), 1);
    let exam = own.steps.iter().find(|step| step.step == "self_exam").unwrap();
    assert_eq!((exam.body.as_str(), exam.status), ("一、存在问题", StepStatus::Doing));
    let json = |report: &Report| {
        let bytes = export::render(report, ExportFormat::Json, Lang::ZhHans).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    let text = json(&report(&mut office, "lihe", ExportKind::Mine).unwrap());
    assert!(!text.contains("王映") && !text.contains("\"power\""));
}

#[test]
fn what_is_read_at_one_state_is_the_same_but_for_the_instant() {
    let mut office = Office::small();
    study(&mut office, "lihe", "satisfaction", 25);
    for &kind in ExportKind::ALL {
        let one = report(&mut office, "chenwangchuan", kind).unwrap();
        let two = report(&mut office, "chenwangchuan", kind).unwrap();
        let same = |report: &Report| Report {
            head: ReportHead { exported_at: 0, ..report.head.clone() },
            body: report.body.clone(),
        };
        assert_eq!(same(&one), same(&two), "{kind:?}");
    }
}

#[test]
fn the_anchor_is_the_head_of_a_history_that_holds_and_the_file_has_its_record() {
    let mut office = Office::small();
    let team = report(&mut office, "chenwangchuan", ExportKind::Team).unwrap();
    let store = Store::open(&office.path()).unwrap();
    let (seq, hash) = store.read(|db| db.head()).unwrap().unwrap();
    assert_eq!(team.head.anchor, format!("{seq}:{hash}"), "reading leaves no record");

    let bytes = export::render(&team, ExportFormat::Xlsx, Lang::ZhHans).unwrap();
    let leader = &mut office.as_("chenwangchuan").0;
    leader.record_export(&team, ExportFormat::Xlsx, &bytes).unwrap();
    let mut after = store.read(|db| db.history_since(seq, 10)).unwrap();
    let record = after.remove(0);
    assert!(after.is_empty(), "one record of one file: {after:?}");
    assert_eq!((record.action.as_str(), record.actor), ("export", office.id("chenwangchuan")));
    let details = record.new.unwrap();
    let fingerprint = Fingerprint::of(&bytes);
    assert_eq!(details["kind"], Val::T("team".into()));
    assert_eq!(details["format"], Val::T("xlsx".into()));
    assert_eq!(details["seen"], Val::I(seq));
    assert_eq!(details["bytes"], Val::I(bytes.len() as i64));
    assert_eq!(details["sha256"], Val::T(fingerprint.clone()));
    drop(store);
    let found = office.as_("linzhixia").0.check(Some((seq, hash))).unwrap();
    assert!(found.problems.is_empty(), "{found:?}");

    let sent = office.as_("lihe").0.sent(&fingerprint).unwrap().unwrap();
    assert_eq!((sent.seq, sent.by.as_str()), (record.seq, "陈望川"));
    // A record that somebody wrote over speaks for no file any more.
    let raw = rusqlite::Connection::open(office.path()).unwrap();
    let other = Fingerprint::of(b"another file");
    raw.execute_batch("DROP TRIGGER revision_update").unwrap();
    let sql = "UPDATE revision SET body=replace(body, ?1, ?2) WHERE seq=?3";
    assert_eq!(raw.execute(sql, (&fingerprint, &other, record.seq)).unwrap(), 1);
    assert_eq!(office.as_("lihe").0.sent(&other).unwrap(), None);
    assert_eq!(office.as_("lihe").0.sent(&fingerprint).unwrap(), None);
}

#[test]
fn a_ledger_line_carries_measures_last_note_and_the_closure_that_stands() {
    let mut office = Office::small();
    store(&office, vec![finding(&office, "WT-2026-001", "lihe", FindingStatus::Signing)]);
    let mut file = Store::open(&office.path()).unwrap();
    let id = file.read(|db| db.find::<Finding>("1=1", &[])).unwrap().remove(0).meta.id;
    let (owner, verifier) = (office.id("wangying"), office.id("linzhixia"));
    let closure = |returned: bool| Closure {
        meta: Meta::default(),
        finding: id.clone(),
        result: String::new(),
        evidence: if returned { "第一次" } else { "第二次" }.into(),
        applied_by: owner.clone(),
        applied_on: TODAY.parse().unwrap(),
        verified_by: Some(verifier.clone()),
        verified_on: None,
        verify_method: None,
        verify_comment: String::new(),
        signed_by: None,
        signed_on: None,
        sign_comment: String::new(),
        returned_by: returned.then(|| verifier.clone()),
        return_reason: String::new(),
        recognised: None,
    };
    let mut write = |at: i64, returned: bool, note: &str| {
        file.write(&verifier, at, |tx| {
            for percent in [100, 45] {
                let (meta, finding, due) = (Meta::default(), id.clone(), None);
                let (means, target, owner) = (note.to_owned(), String::new(), owner.clone());
                let position = at;
                let mut row =
                    Measure { meta, finding, position, means, target, owner, due, percent };
                tx.insert(&mut row, "plan")?;
            }
            let (meta, finding, measure) = (Meta::default(), id.clone(), None);
            let (day, text) = (TODAY.parse().unwrap(), note.to_owned());
            let mut row = ProgressNote { meta, finding, measure, day, text, percent: 0 };
            tx.insert(&mut row, "note")?;
            tx.insert(&mut closure(returned), "apply")
        })
        .unwrap();
    };
    write(10, true, "先废止旧版");
    let line = |office: &mut Office| match report(office, "lihe", ExportKind::Ledger).unwrap().body
    {
        ReportBody::Ledger(mut body) => body.rows.remove(0),
        other => panic!("{other:?}"),
    };
    let first = line(&mut office);
    assert_eq!((first.closure, first.verified_by.as_str()), (None, ""), "it was sent back");
    write(20, false, "再统一发布");
    let second = line(&mut office);
    assert_eq!(second.closure.unwrap().evidence, "第二次");
    assert_eq!(second.verified_by, "林知夏");
    assert_eq!(second.progress, "再统一发布");
    let means: Vec<_> = second.measures.iter().map(|(m, _)| m.means.as_str()).collect();
    assert_eq!(means, ["先废止旧版", "先废止旧版", "再统一发布", "再统一发布"]);
    assert!(second.measures.iter().all(|(_, owner)| owner == "王映"));
    assert_eq!(second.head.percent, 72, "the mean, rounded down");
    assert_eq!((second.head.leader.as_str(), second.head.owner.as_str()), ("何雁秋", "李禾"));
}

#[test]
fn promises_are_kept_by_their_last_check_and_late_hand_ins_are_counted() {
    let mut office = Office::small();
    for login in ["lihe", "lihe", "wangying"] {
        commitment(&mut office, login);
    }
    let mut file = Store::open(&office.path()).unwrap();
    let author = office.id("linzhixia");
    let check = |item: &CommitmentItem, day: &str, state| CommitmentCheck {
        meta: Meta::default(),
        commitment: item.commitment.clone(),
        item: item.meta.id.clone(),
        day: day.parse().unwrap(),
        state,
        proof: String::new(),
        evaluator: Evaluator::Unit,
    };
    file.write(&author, 1, |tx| {
        let rows: Vec<Commitment> = tx.find("1=1 ORDER BY no", &[])?;
        // The third stays a draft: its item was never promised to anybody.
        for (mut row, day) in rows.into_iter().take(2).zip(["2026-06-02", "2026-05-31"]) {
            row.status = CommitmentStatus::Fulfilling;
            row.submitted_on = day.parse().ok();
            tx.update(&mut row, "publish")?;
            let item = tx.find::<CommitmentItem>("commitment=?1", &vals![row.meta.id])?.remove(0);
            let (first, last) = match day {
                "2026-06-02" => (CheckState::Ongoing, CheckState::Kept),
                _ => (CheckState::Kept, CheckState::Broken),
            };
            tx.insert(&mut check(&item, "2026-07-01", last), "check")?;
            tx.insert(&mut check(&item, "2026-06-20", first), "check")?;
        }
        Ok(())
    })
    .unwrap();
    let found = summary(&mut office, "chenwangchuan");
    assert_eq!(found.commitments, Share::new(2, 3));
    assert_eq!(found.items_kept, Share::new(1, 2));
    let late = |key: &str| found.steps.iter().find(|s| s.step == key).unwrap().submitted_late;
    assert_eq!((late("commitment"), late("study")), (1, 0), "one person, however many papers");
}
