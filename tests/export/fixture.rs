//! A report of each kind made by hand, with some texts that would do harm if they could.

use chrono::{NaiveDate, NaiveTime};
use std::sync::Arc;
use zicha::{
    clock,
    domain::{
        campaign::Campaign,
        commitment::{
            CheckState, Commitment, CommitmentCheck, CommitmentItem, CommitmentKind,
            CommitmentStatus, Evaluator,
        },
        finding::{
            Closure, Finding, FindingLevel, FindingSource, FindingStatus, LedgerRow, Measure,
            Recognised, RectifyKind, ReviewCycle, Severity,
        },
        office::{Channel, ChannelKind},
        opinion::{Decision, Opinion, OpinionStatus},
        record::Meta,
        report::*,
        self_exam::{Answer, AnswerResult},
        step_entry::StepStatus,
        study::{Reflection, ReviewStatus, StudyRecord},
        team::TeamCell,
        walk::PhaseState,
    },
    template,
};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn some(text: &str) -> Option<NaiveDate> {
    Some(day(text))
}

fn meta(id: &str) -> Meta {
    Meta { id: id.into(), version: 1, ..Meta::default() }
}

fn s(text: &str) -> String {
    text.to_owned()
}

pub fn campaign() -> Arc<Campaign> {
    let builtin = template::find_builtin("satisfactory-unit").unwrap();
    Arc::new(template::parse(builtin.source).unwrap())
}

pub fn report(kind: ExportKind) -> Report {
    let head = ReportHead {
        campaign: campaign(),
        unit: s("外事外经处"),
        scope: if kind == ExportKind::Mine { ReportScope::Own } else { ReportScope::Office },
        year: 2009,
        today: day("2009-06-16"),
        exported_at: clock::instant_on(
            day("2009-06-16"),
            NaiveTime::from_hms_opt(9, 30, 0).unwrap(),
        ),
        exported_by: s("林知夏"),
        anchor: format!("417:{}", "0123456789abcdef".repeat(4)),
    };
    let body = match kind {
        ExportKind::Summary => ReportBody::Summary(Box::new(summary())),
        ExportKind::Team => ReportBody::Team(team()),
        ExportKind::Ledger => ReportBody::Ledger(LedgerReport { rows: ledger() }),
        ExportKind::Mine => ReportBody::Mine(Box::new(mine())),
    };
    Report { head, body }
}

fn summary() -> SummaryReport {
    let phase = |no, first: &str, last: &str, state| PhaseFigures {
        no,
        first_day: day(first),
        last_day: day(last),
        state,
    };
    let step = |phase, step: &str, finished, waiting, late, submitted_late, due| StepFigures {
        phase,
        step: s(step),
        finished: Share::new(finished, 12),
        waiting,
        late,
        submitted_late,
        due: some(due),
    };
    let named =
        |key: &str, slight, problem| NamedFigures { key: s(key), answered: 11, slight, problem };
    SummaryReport {
        people: 12,
        leaders: vec![s("陈望川")],
        coordinators: vec![s("林知夏"), s("周远帆")],
        phases: vec![
            phase(1, "2009-04-01", "2009-05-31", PhaseState::Over),
            phase(2, "2009-06-01", "2009-07-31", PhaseState::Running),
            phase(3, "2009-08-01", "2009-09-30", PhaseState::Ahead),
            phase(4, "2009-10-01", "2009-11-30", PhaseState::Ahead),
        ],
        steps: vec![
            step(1, "study", 10, 1, 1, 2, "2009-05-31"),
            step(1, "self_exam", 11, 0, 1, 0, "2009-05-31"),
            step(2, "rectification", 1, 0, 0, 0, "2009-07-31"),
        ],
        study_records: 131,
        study_tenths: 3925,
        coverage: vec![(s("purpose"), Share::new(12, 12)), (s("law"), Share::new(11, 12))],
        reflections: Share::new(22, 24),
        opinions: 6,
        opinions_by_source: vec![(s("grassroots"), 2), (s("public"), 2), (s("enterprise"), 2)],
        opinions_decided: Share::new(4, 6),
        opinions_converted: Share::new(3, 6),
        named_problems: vec![named("efficiency", 3, 1), named("spirit", 0, 0)],
        commitments: Share::new(8, 9),
        items_kept: Share::new(0, 0),
        channels: vec![
            channel(ChannelKind::Phone, "0000-12345678", "工作日 9:00-17:00", true),
            channel(ChannelKind::Url, "https://example.invalid/jubao", "", true),
            channel(ChannelKind::Phone, "0000-00000000", "", false),
        ],
        findings: 3,
        by_kind: vec![
            (None, 0),
            (Some(RectifyKind::AtOnce), 1),
            (Some(RectifyKind::ByDate), 1),
            (Some(RectifyKind::LongTerm), 1),
        ],
        by_category: vec![(s("work"), 2), (s("efficiency"), 1)],
        by_status: vec![
            (FindingStatus::Rejected, 1),
            (FindingStatus::Rectifying, 2),
            (FindingStatus::Closed, 1),
        ],
        closed: Share::new(1, 3),
        closed_in_time: Share::new(1, 1),
        reopened: Share::new(0, 3),
        late_count: 2,
        late: vec![
            LateLine {
                name: s("孙知遥"),
                leader: s("何砚秋"),
                step: s("study"),
                subject: String::new(),
                due: day("2009-05-31"),
                days: 16,
            },
            LateLine {
                name: s("赵青禾"),
                leader: s("陈望川"),
                step: String::new(),
                subject: s("WT-2009-002 审批慢 | 会签<串行>"),
                due: day("2009-06-12"),
                days: 4,
            },
        ],
        long_term: vec![LongTermLine {
            no: s("WT-2009-003"),
            title: s("下基层少"),
            owner: s("林知夏"),
            next_review: some("2009-06-30"),
        }],
    }
}

fn channel(kind: ChannelKind, value: &str, hours: &str, valid: bool) -> Channel {
    Channel {
        meta: meta("channel"),
        campaign: s("c"),
        kind,
        value: s(value),
        hours: s(hours),
        valid,
    }
}

fn team() -> TeamReport {
    let cell =
        |status, done, total, late_days| TeamCell { status, done, total, late_days, absent: false };
    let absent = TeamCell { absent: true, ..cell(StepStatus::NotStarted, 0, 0, 0) };
    let line = |login: &str, name: &str, title: &str, cells, findings, late| TeamLine {
        login: s(login),
        name: s(name),
        title: s(title),
        unit: s("外事外经处"),
        supervisor: s("何砚秋"),
        cells,
        findings,
        late,
    };
    TeamReport {
        columns: vec![(1, s("study")), (1, s("self_exam")), (1, s("commitment"))],
        rows: vec![
            line(
                "lihe",
                "李禾",
                "主任科员",
                vec![
                    cell(StepStatus::Accepted, 14, 14, 0),
                    cell(StepStatus::Doing, 17, 33, 16),
                    cell(StepStatus::NotStarted, 0, 1, 0),
                ],
                1,
                1,
            ),
            line(
                "wangying",
                "王映",
                "=HYPERLINK(\"http://evil.invalid\")",
                vec![
                    cell(StepStatus::Submitted, 14, 14, 0),
                    cell(StepStatus::Accepted, 33, 33, 0),
                    absent,
                ],
                0,
                0,
            ),
        ],
    }
}

fn finding(no: &str, status: FindingStatus, kind: Option<RectifyKind>) -> Finding {
    Finding {
        meta: meta(no),
        campaign: s("c"),
        no: s(no),
        source: FindingSource::SelfExam,
        source_ref: None,
        author: s("p1"),
        title: s("材料清单有三个版本"),
        description: s("出国手续材料清单有三个版本，来办的人被要求重复补件"),
        category: s("work"),
        level: FindingLevel::Unit,
        severity: Severity::Normal,
        cause: s("更新后未统一发布"),
        kind,
        leader: Some(s("p2")),
        owner: Some(s("p1")),
        co_units: String::new(),
        due: None,
        next_review: None,
        review_cycle: None,
        original_due: None,
        criterion: s("连续一个月无因清单不一致补件"),
        status,
        reason: String::new(),
        confirmed_by: Some(s("p2")),
        confirmed_on: some("2009-05-29"),
        applied_on: None,
        closed_on: None,
        returns: 0,
        reopens: 0,
    }
}

fn row(row: Finding, owner: &str, percent: i64, late_days: i64) -> LedgerRow {
    LedgerRow {
        row,
        author: s("李禾"),
        leader: s("何砚秋"),
        owner: s(owner),
        percent,
        late_days,
        workdays_left: None,
    }
}

fn measure(position: i64, means: &str, target: &str, due: Option<NaiveDate>) -> (Measure, String) {
    let measure = Measure {
        meta: meta(&format!("m{position}")),
        finding: s("f"),
        position,
        means: s(means),
        target: s(target),
        owner: s("p1"),
        due,
        percent: 100,
    };
    (measure, s("李禾"))
}

pub fn ledger() -> Vec<LedgerLine> {
    let closed = Finding {
        due: some("2009-06-12"),
        original_due: some("2009-06-10"),
        applied_on: some("2009-06-09"),
        closed_on: some("2009-06-11"),
        returns: 1,
        co_units: s("办公室"),
        ..finding("WT-2009-001", FindingStatus::Closed, Some(RectifyKind::AtOnce))
    };
    let closure = Closure {
        meta: meta("closure"),
        finding: s("f"),
        result: s("三个版本已合并"),
        evidence: s("公示照片，纸质存 3 号柜"),
        applied_by: s("p1"),
        applied_on: day("2009-06-09"),
        verified_by: Some(s("p3")),
        verified_on: some("2009-06-10"),
        verify_method: None,
        verify_comment: String::new(),
        signed_by: Some(s("p2")),
        signed_on: some("2009-06-11"),
        sign_comment: String::new(),
        returned_by: None,
        return_reason: String::new(),
        recognised: Some(Recognised::Done),
    };
    let late = Finding {
        // What somebody may type to be executed in another person's spreadsheet or terminal.
        title: s("=1+1"),
        description: s("=cmd|' /C calc'!A0 项目审批平均 18 天\u{1b}[2J"),
        category: s("efficiency"),
        source: FindingSource::Opinion,
        cause: s("－会签串行"),
        co_units: s("@SUM(A1:A9)"),
        due: some("2009-06-12"),
        original_due: some("2009-06-12"),
        ..finding("WT-2009-002", FindingStatus::Rectifying, Some(RectifyKind::ByDate))
    };
    let long = Finding {
        description: s("下基层少，部分人一季度\n未去一次 | **重点**"),
        next_review: some("2009-06-30"),
        review_cycle: Some(ReviewCycle::Monthly),
        reopens: 2,
        ..finding("WT-2009-003", FindingStatus::Rectifying, Some(RectifyKind::LongTerm))
    };
    let groundless = Finding {
        leader: None,
        owner: None,
        reason: s("与事实不符"),
        criterion: String::new(),
        ..finding("WT-2009-004", FindingStatus::Rejected, None)
    };
    vec![
        LedgerLine {
            head: row(closed, "李禾", 100, 0),
            measures: vec![
                measure(1, "废止旧版，网上和窗口只留一份", "一份清单", some("2009-06-05")),
                measure(2, "注明更新日期", "", None),
            ],
            progress: s("已统一"),
            closure: Some(closure),
            verified_by: s("林知夏"),
        },
        LedgerLine {
            head: row(late, "赵青禾", 60, 4),
            measures: vec![measure(1, "+会签改并行", "平均不超过 12 天", some("2009-06-12"))],
            progress: String::new(),
            closure: None,
            verified_by: String::new(),
        },
        LedgerLine {
            head: row(long, "林知夏", 0, 0),
            measures: Vec::new(),
            progress: s("六月去向已公示"),
            closure: None,
            verified_by: String::new(),
        },
        LedgerLine {
            head: row(groundless, "", 0, 0),
            measures: Vec::new(),
            progress: String::new(),
            closure: None,
            verified_by: String::new(),
        },
    ]
}

fn mine() -> MineReport {
    let step =
        |step: &str, status, submitted: Option<NaiveDate>, body: &str, comment: &str| MineStep {
            step: s(step),
            status,
            due: some("2009-05-31"),
            submitted_on: submitted,
            body: s(body),
            comment: s(comment),
        };
    let answer = |item: &str, result, fact: &str, cause: &str, plan: &str| Answer {
        meta: meta(item),
        campaign: s("c"),
        person: s("p1"),
        step: s("self_exam"),
        item: s(item),
        result,
        fact: s(fact),
        cause: s(cause),
        plan: s(plan),
        comment: String::new(),
        finding: None,
    };
    MineReport {
        login: s("lihe"),
        name: s("李禾"),
        title: s("主任科员"),
        steps: vec![
            step("study", StepStatus::Accepted, some("2009-05-20"), "", ""),
            step(
                "self_exam",
                StepStatus::Returned,
                some("2009-05-25"),
                "一、存在问题\n# 材料清单不统一\n\n二、努力方向\n- 只留一份",
                "请补充事例",
            ),
            step("commitment", StepStatus::NotStarted, None, "", ""),
        ],
        records: vec![StudyRecord {
            meta: meta("r1"),
            campaign: s("c"),
            person: s("p1"),
            topic: s("walk-the-process"),
            day: day("2009-04-14"),
            form: s("collective"),
            tenths: 25,
            note: s("走了一遍流程"),
        }],
        reflections: vec![Reflection {
            meta: meta("x1"),
            campaign: s("c"),
            person: s("p1"),
            topic: s("walk-the-process"),
            title: s("坐到窗口外面去"),
            body: s("第一段。\n第二段 <b>。"),
            status: ReviewStatus::Read,
            submitted_on: some("2009-05-04"),
            reviewer: None,
            reviewed_on: None,
            comment: String::new(),
        }],
        answers: vec![
            answer("efficiency", AnswerResult::Slight, "四月两份来文超过三天才批转", "", ""),
            answer(
                "spirit",
                AnswerResult::Problem,
                "清单三个版本，来人跑了两趟",
                "没有专人管",
                "合并为一份",
            ),
        ],
        opinions: vec![Opinion {
            meta: meta("o1"),
            campaign: s("c"),
            no: s("YJ-2009-001"),
            author: s("p1"),
            received_on: day("2009-04-20"),
            source: s("enterprise"),
            channel: s("phone"),
            giver: String::new(),
            original: s("办一次要跑三趟，\"材料\"还说不清"),
            summary: s("材料要求不统一"),
            category: s("work"),
            decision: Some(Decision::Adopt),
            reason: String::new(),
            finding: None,
            status: OpinionStatus::Closed,
        }],
        commitments: vec![MineCommitment {
            row: Commitment {
                meta: meta("k1"),
                campaign: s("c"),
                no: s("CN-2009-001"),
                step: s("commitment"),
                kind: CommitmentKind::Person,
                person: s("p1"),
                title: s("一次说清"),
                status: CommitmentStatus::Fulfilling,
                signed_name: s("李禾"),
                submitted_on: some("2009-05-10"),
                reviewer: None,
                reviewed_on: None,
                comment: String::new(),
                place: s("一楼公示栏"),
                published_on: some("2009-05-15"),
                audience: s("来办事的企业"),
            },
            items: vec![CommitmentItem {
                meta: meta("i1"),
                commitment: s("k1"),
                position: 1,
                text: s("来电来访当日答复，超时由本人上门说明"),
                due: some("2009-12-31"),
            }],
            checks: vec![CommitmentCheck {
                meta: meta("h1"),
                commitment: s("k1"),
                item: s("i1"),
                day: day("2009-06-10"),
                state: CheckState::Ongoing,
                proof: s("抽查 10 次"),
                evaluator: Evaluator::Unit,
            }],
        }],
        findings: ledger().into_iter().take(1).collect(),
        revisions: None,
    }
}
