//! A small office made by hand: people, a ledger in every state, and an app to look at it.

use std::sync::Arc;

use chrono::NaiveDate;
use zicha::app::effect::Effect;
use zicha::app::screens::AnyScreen;
use zicha::app::testing::settle;
use zicha::app::{App, Start};
use zicha::clock::{Millis, instant_on};
use zicha::domain::finding::{
    Closure, Finding, FindingLevel, FindingSource, FindingStatus, FindingView, LedgerQuery,
    LedgerRow, LedgerView, Measure, ProgressNote, RectifyKind, ReviewCycle, Severity,
    TimelineEntry, VerifyMethod,
};
use zicha::domain::ledger;
use zicha::domain::person::PersonRef;
use zicha::domain::policy::{Act, Right, Rights};
use zicha::domain::record::Meta;
use zicha::domain::refusal::Refusal;
use zicha::domain::reply::{HelloView, Reply};
use zicha::domain::request::Request;
use zicha::domain::role::Role;
use zicha::i18n::Lang;
use zicha::template;
use zicha::ui::testing;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn today() -> NaiveDate {
    day("2026-06-18")
}

/// An instant on a day of this year, at nine in the morning.
pub fn at(text: &str) -> Millis {
    instant_on(day(text), chrono::NaiveTime::from_hms_opt(9, 5, 0).unwrap())
}

pub fn person(id: &str) -> PersonRef {
    let name = match id {
        "chenwangchuan" => "陈望川",
        "heyanqiu" => "何砚秋",
        "linzhixia" => "林知夏",
        "lihe" => "李禾",
        "wangying" => "王映",
        "zhaoqinghe" => "赵青禾",
        "sunzhiyao" => "孙知遥",
        _ => "周远帆",
    };
    PersonRef { id: id.into(), login: id.into(), name: name.into() }
}

pub fn people() -> Vec<PersonRef> {
    [
        "chenwangchuan",
        "heyanqiu",
        "linzhixia",
        "lihe",
        "wangying",
        "zhaoqinghe",
        "sunzhiyao",
        "zhouyuanfan",
    ]
    .map(person)
    .to_vec()
}

pub fn meta(id: &str, version: i64) -> Meta {
    Meta { id: id.into(), version, created_at: at("2026-05-20"), ..Meta::default() }
}

pub fn hello(me: &str, role: Role) -> HelloView {
    let builtin = template::find_builtin("satisfactory-unit").unwrap();
    HelloView {
        me: person(me),
        unit: "外事外经处".into(),
        roles: vec![role],
        today: today(),
        demo: true,
        year: 2026,
        campaign: Arc::new(template::parse(builtin.source).unwrap()),
        settings: Vec::new(),
    }
}

/// Everything allowed that is named.
pub fn rights(acts: &[Act]) -> Rights {
    Rights(acts.iter().map(|&act| Right { act, refusal: None }).collect())
}

/// Refused because of the state.
pub fn not_now(act: Act, status: FindingStatus) -> Right {
    Right { act, refusal: Some(Refusal::WrongState(status.code())) }
}

/// An app on a screen, as somebody, with every request answered.
pub struct Play {
    pub app: App,
    pub answer: Box<dyn Fn(&Request) -> Reply>,
    /// Every request that was made, in order.
    pub asked: Vec<Request>,
}

impl Play {
    pub fn new(
        lang: Lang,
        hello: HelloView,
        screen: impl Into<AnyScreen>,
        answer: impl Fn(&Request) -> Reply + 'static,
    ) -> Self {
        let start = Start { lang, lang_forced: true, today: today(), setup: false, size: (80, 24) };
        let (app, effects) = App::showing(start, hello, screen);
        let mut play = Self { app, answer: Box::new(answer), asked: Vec::new() };
        play.settle(effects);
        play
    }

    pub fn settle(&mut self, effects: Vec<Effect>) {
        let (asked, answer) = (&mut self.asked, &self.answer);
        settle(&mut self.app, effects, |request| {
            asked.push(request.clone());
            Ok(match request {
                Request::LoadDraft { .. } => Reply::Draft(None),
                Request::SaveDraft(draft) => Reply::DraftSaved {
                    form: draft.form.clone(),
                    entity: draft.entity.clone(),
                    version: draft.version + 1,
                },
                Request::DropDraft { .. } => Reply::Ok,
                request => answer(request),
            })
        });
    }

    /// Types keys and texts; a line break is Enter.
    pub fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            let effects = zicha::app::testing::type_text(&mut self.app, &c.to_string());
            self.settle(effects);
        }
        self
    }

    pub fn press(&mut self, code: zicha::app::event::KeyCode) -> &mut Self {
        let effects = zicha::app::testing::press(&mut self.app, code);
        self.settle(effects);
        self
    }

    /// Ctrl-S.
    pub fn save(&mut self) -> &mut Self {
        use zicha::app::event::{Event, Key};
        let effects = self.app.update(Event::Key(Key::ctrl('s')));
        self.settle(effects);
        self
    }

    pub fn shown(&self, columns: u16, rows: u16) -> String {
        testing::screen(&self.app, columns, rows)
    }
}

/// The ledger of domain 3.7 in the middle of June.
pub fn rows() -> Vec<LedgerRow> {
    use FindingStatus as S;
    use RectifyKind as K;
    type Line = (&'static str, &'static str, &'static str, K, &'static str, &'static str, S, i64);
    let list: [Line; 8] = [
        (
            "001",
            "出国手续材料清单有三个版本，来办的人被要求重复补件",
            "work",
            K::AtOnce,
            "lihe",
            "2026-06-12",
            S::Closed,
            100,
        ),
        (
            "002",
            "来电无人接听，占比约两成",
            "work",
            K::AtOnce,
            "wangying",
            "2026-06-15",
            S::Rectifying,
            60,
        ),
        (
            "003",
            "项目审批平均 18 天，高于承诺的 12 天",
            "work",
            K::ByDate,
            "zhaoqinghe",
            "2026-07-20",
            S::Rectifying,
            100,
        ),
        (
            "004",
            "要数时间短、多头要数，县里来不及核对",
            "work",
            K::ByDate,
            "linzhixia",
            "2026-07-15",
            S::ToSign,
            0,
        ),
        (
            "005",
            "备案办理地点说法不一",
            "responsibility",
            K::ByDate,
            "sunzhiyao",
            "2026-06-18",
            S::Applied,
            100,
        ),
        (
            "006",
            "展会后缺少企业回访",
            "work",
            K::ByDate,
            "zhouyuanfan",
            "2026-07-31",
            S::Confirmed,
            0,
        ),
        (
            "009",
            "下基层少，部分人一季度未去一次",
            "work",
            K::LongTerm,
            "linzhixia",
            "2026-06-30",
            S::Signing,
            100,
        ),
        (
            "011",
            "备案到底在哪个窗口办，电话里三个人说了三个地方",
            "efficiency",
            K::AtOnce,
            "",
            "",
            S::Proposed,
            0,
        ),
    ];
    list.into_iter()
        .map(|(no, what, category, kind, owner, due, status, percent)| {
            let confirmed = status != S::Proposed;
            let due = due.parse().ok();
            let row = Finding {
                meta: meta(&format!("f{no}"), 4),
                campaign: "c".into(),
                no: format!("WT-2026-{no}"),
                source: if confirmed { FindingSource::SelfExam } else { FindingSource::Opinion },
                source_ref: None,
                author: if owner.is_empty() { "lihe".into() } else { owner.into() },
                title: String::new(),
                description: what.into(),
                category: category.into(),
                level: FindingLevel::Unit,
                severity: Severity::Normal,
                cause: if confirmed { "值守无人，转接不畅".into() } else { String::new() },
                kind: confirmed.then_some(kind),
                leader: confirmed.then(|| "heyanqiu".into()),
                owner: confirmed.then(|| owner.into()),
                co_units: String::new(),
                due: due.filter(|_| kind != K::LongTerm),
                next_review: due.filter(|_| kind == K::LongTerm),
                review_cycle: (kind == K::LongTerm).then_some(ReviewCycle::Monthly),
                original_due: due,
                criterion: if confirmed { "抽查 30 通，接通率不低于 95%" } else { "" }.into(),
                status,
                reason: String::new(),
                confirmed_by: None,
                confirmed_on: None,
                applied_on: (status == S::Applied).then(|| day("2026-06-17")),
                closed_on: (status == S::Closed).then(|| day("2026-06-10")),
                returns: 0,
                reopens: 0,
            };
            let late_days = row.late_days(today());
            LedgerRow {
                author: person(&row.author).name,
                leader: row.leader.as_ref().map(|id| person(id).name).unwrap_or_default(),
                owner: row.owner.as_ref().map(|id| person(id).name).unwrap_or_default(),
                percent,
                late_days,
                workdays_left: (late_days == 0 && confirmed).then_some(9),
                row,
            }
        })
        .collect()
}

/// The row of a number, as `002`.
pub fn row(no: &str) -> LedgerRow {
    rows().into_iter().find(|row| row.row.no.ends_with(no)).unwrap()
}

pub fn ledger_view(query: &LedgerQuery, rows: Vec<LedgerRow>) -> LedgerView {
    let late = rows.iter().filter(|row| row.late_days > 0).count() as i64;
    let count = |status| rows.iter().filter(|row| row.row.status == status).count() as i64;
    let by_status = FindingStatus::ALL.iter().map(|&s| (s, count(s))).filter(|(_, n)| *n > 0);
    LedgerView {
        total: rows.len() as i64,
        by_category: vec![
            ("work".into(), 5),
            ("responsibility".into(), 1),
            ("efficiency".into(), 1),
        ],
        by_status: by_status.collect(),
        late,
        people: people(),
        step: "rectification".into(),
        rights: rights(&[Act::ProposeFinding, Act::ExportTeam, Act::ExportMine]),
        query: query.clone(),
        rows,
    }
}

pub fn measure(no: i64, means: &str, target: &str, percent: i64) -> (Measure, String) {
    let measure = Measure {
        meta: meta(&format!("m{no}"), 2),
        finding: "f002".into(),
        position: no,
        means: means.into(),
        target: target.into(),
        owner: "wangying".into(),
        due: Some(day(if no == 1 { "2026-06-10" } else { "2026-06-15" })),
        percent,
    };
    (measure, "王映".into())
}

/// The page of a finding, with two measures unless it is only proposed.
pub fn finding_view(head: LedgerRow, rights: Rights) -> FindingView {
    let status = head.row.status;
    let planned = !matches!(status, FindingStatus::Proposed | FindingStatus::Confirmed);
    let done = head.percent == 100;
    let measures = vec![
        measure(1, "值守排班表张贴在走廊，写明每个时段谁接电话", "每个时段有名有姓", 100),
        measure(
            2,
            "设转接规则，无人接听自动转到值班手机",
            "抽查 30 通，接通率不低于 95%",
            if done { 100 } else { 20 },
        ),
    ];
    let note = |id: &str, on: &str, measure: &str, text: &str, percent| {
        let meta = Meta { created_at: at(on), ..meta(id, 1) };
        let (finding, measure) = ("f002".into(), Some(measure.to_owned()));
        let note =
            ProgressNote { meta, finding, measure, day: day(on), text: text.into(), percent };
        (note, "王映".to_owned())
    };
    let story = |on: &str, who: &str, action: &str, text: &str| TimelineEntry {
        at: at(on),
        actor: person(who).name,
        action: action.into(),
        text: text.into(),
    };
    let closure = Closure {
        meta: meta("k1", 2),
        finding: head.row.meta.id.clone(),
        result: "排班表已张贴，转接规则已设好；6月10日至16日抽查 30 通，接通 29 通，接通率 96.7%。"
            .into(),
        evidence: "抽查记录一份，存处内文件柜".into(),
        applied_by: head.row.owner.clone().unwrap_or_default(),
        applied_on: day("2026-06-17"),
        verified_by: (status == FindingStatus::Signing).then(|| "linzhixia".into()),
        verified_on: (status == FindingStatus::Signing).then(today),
        verify_method: Some(VerifyMethod::CallBack),
        verify_comment: "又打了十通，都接通".into(),
        signed_by: None,
        signed_on: None,
        sign_comment: String::new(),
        returned_by: None,
        return_reason: String::new(),
        recognised: None,
    };
    let applied = matches!(status, FindingStatus::Applied | FindingStatus::Signing);
    let suggested = ledger_dates();
    FindingView {
        leader_decides: false,
        measures: if planned { measures } else { Vec::new() },
        notes: if planned {
            vec![
                note("n1", "2026-06-03", "m1", "排班表已贴出，从今天起按表值守", 100),
                note("n2", "2026-06-11", "m2", "转接规则已在总机设好，还要试用一周", 20),
            ]
        } else {
            Vec::new()
        },
        closures: if applied { vec![closure] } else { Vec::new() },
        timeline: if planned {
            vec![
                story("2026-05-20", "wangying", "propose", ""),
                story("2026-05-25", "linzhixia", "confirm", ""),
                story("2026-05-26", "linzhixia", "hand_over", ""),
                story("2026-05-27", "wangying", "sign_for", ""),
            ]
        } else {
            vec![story("2026-05-20", "lihe", "propose", "")]
        },
        source_no: if head.row.source == FindingSource::Opinion {
            "YJ-2026-002".into()
        } else {
            "work-1".into()
        },
        people: people(),
        leaders: vec![person("heyanqiu"), person("chenwangchuan")],
        suggested,
        rights,
        head,
    }
}

fn ledger_dates() -> Vec<(RectifyKind, NaiveDate)> {
    let hello = hello("lihe", Role::Staff);
    let step = hello.campaign.step("rectification").unwrap();
    let calendar = zicha::domain::calendar::Calendar::default();
    ledger::suggested_dates(step.rectification().unwrap(), &calendar, today(), day("2026-07-31"))
}
