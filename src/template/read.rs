//! Reads the campaign itself, its phases and what all steps have in common.

use super::mark;
use super::mistake::{MistakeKind, Span};
use super::read_step;
use super::scope::{NAME, PROSE, SHORT, Scope, roles};
use super::table::{Keys, Table};
use crate::domain::campaign::{Basis, Campaign, Category, CategoryGroup, Lints, Phase, RoleLabel};
use crate::domain::dates::Span as Dates;
use crate::domain::role::Role;
use crate::domain::step::{Audience, Step, StepKind, StepParams, TextForm};

/// What was read, with the places that later checks point at.
pub(super) struct Reading {
    pub(super) campaign: Campaign,
    /// Where the campaign's dates stand; `None` when they could not be read.
    pub(super) span: Option<Place>,
    pub(super) phases: Vec<PhasePlace>,
    pub(super) head: Span,
}

/// Where two dates stand.
pub(super) struct Place {
    pub(super) start: Span,
    pub(super) end: Span,
}

/// Where a phase and its dates stand.
pub(super) struct PhasePlace {
    pub(super) header: Span,
    /// `None` when the dates could not be read.
    pub(super) dates: Option<Place>,
    /// Where the due date of each step stands, or its header.
    pub(super) due: Vec<Span>,
}

pub(super) fn campaign(root: &Table<'_>) -> Reading {
    let mut scope = Scope::default();
    let id = root.own_key("id", &mut Keys::default());
    let version = root.number("version", 1..=1_000_000);
    let name = root.local("name", NAME);
    let about = root.local("about", PROSE);
    let dates = dates(root);
    let basis = root.each_if_any("basis", 20, |table| Basis {
        title: table.local("title", NAME),
        issuer: table.local("issuer", NAME),
        number: table.text_if_any("number", 60).unwrap_or_default(),
        issued_on: mark::day(&table, "issued_on"),
    });
    let lints = root.table("lints").map_or_else(Lints::default, |table| Lints {
        empty_phrases: table.words("empty_phrases", 200),
    });
    let role_labels = role_labels(root);
    let mut no = 0;
    let (phases, places): (Vec<Phase>, Vec<PhasePlace>) = root
        .each("phase", 9, |table| {
            no += 1;
            phase(&table, no, &mut scope)
        })
        .into_iter()
        .unzip();
    let further = root.each_if_any("category", 40, |table| Category {
        key: table.own_key("key", &mut scope.categories),
        name: table.local("name", NAME),
        group: CategoryGroup::Other,
    });
    let campaign = Campaign {
        id,
        version,
        name,
        about,
        span: dates.as_ref().map_or(mark::WHOLE_YEAR, |(span, _)| *span),
        basis,
        guiding: root.locals("guiding", PROSE, 20),
        principles: root.locals("principles", PROSE, 20),
        focus: root.locals("focus", PROSE, 20),
        goals: root.locals("goals", PROSE, 10),
        role_labels,
        lints,
        categories: scope.found.into_iter().chain(further).collect(),
        phases,
    };
    let span = dates.map(|(_, place)| place);
    Reading { campaign, span, phases: places, head: root.place("id") }
}

fn role_labels(root: &Table<'_>) -> Vec<RoleLabel> {
    let Some(table) = root.find("roles").and_then(|field| root.as_table(field)) else {
        return Vec::new();
    };
    let label = |role: &Role| {
        let label = table.local_if_any(role.code(), NAME);
        (!label.is_empty()).then(|| RoleLabel { role: role.code().to_owned(), label })
    };
    Role::ALL.iter().filter_map(label).collect()
}

/// First and last day of a campaign or phase; `None` when one of them could not be read.
fn dates(table: &Table<'_>) -> Option<(Dates, Place)> {
    let start = mark::mark(table, "start");
    let end = mark::mark(table, "end");
    let (start, end) = (start?, end?);
    let span = Dates { start: start.0, end: end.0 };
    let (first, last) = span.dates(mark::ANY_YEAR);
    if last < first {
        table.sink.add(&end.1, MistakeKind::Reversed);
        return None;
    }
    Some((span, Place { start: start.1, end: end.1 }))
}

fn phase(table: &Table<'_>, no: i64, scope: &mut Scope) -> (Phase, PhasePlace) {
    let dates = dates(table);
    let key = table.own_key("key", &mut scope.phases);
    let mut due = Vec::new();
    let steps = table.each_if_any("step", 20, |step_table| {
        due.push(step_table.place("due"));
        step(&step_table, scope)
    });
    let phase = Phase {
        no,
        key,
        name: table.local("name", NAME),
        short: table.local("short", SHORT),
        objective: table.local("objective", PROSE),
        span: dates.as_ref().map_or(mark::WHOLE_YEAR, |(span, _)| *span),
        steps,
        announced: table.locals("announced", PROSE, 20),
    };
    let empty = table.list("step", 20).is_empty() && phase.announced.is_empty();
    if empty {
        table.sink.add(&table.header, MistakeKind::NothingHappens);
    }
    (phase, PhasePlace { header: table.header.clone(), dates: dates.map(|(_, place)| place), due })
}

fn step(table: &Table<'_>, scope: &mut Scope) -> Step {
    Step {
        key: table.own_key("key", &mut scope.steps),
        name: table.local("name", NAME),
        short: table.local("short", SHORT),
        hint: table.local("hint", PROSE),
        due: mark::mark_if_any(table, "due").map(|(mark, _)| mark),
        audience: audience(table),
        params: params(table, scope),
    }
}

fn audience(table: &Table<'_>) -> Audience {
    if table.find("roles").is_none() {
        return Audience::Everyone;
    }
    Audience::Roles(roles(table, "roles"))
}

fn params(table: &Table<'_>, scope: &mut Scope) -> StepParams {
    let kinds = StepKind::ALL.iter().map(|kind| kind.code());
    let kind = table.one_of("kind", kinds).and_then(|code| StepKind::from_code(&code));
    match kind {
        Some(StepKind::Study) => StepParams::Study(read_step::study(table)),
        Some(StepKind::SelfExam) => StepParams::SelfExam(read_step::self_exam(table, scope)),
        Some(StepKind::Opinions) => StepParams::Opinions(read_step::opinions(table)),
        Some(StepKind::Commitment) => StepParams::Commitment(read_step::commitment(table)),
        Some(StepKind::Rectification) => StepParams::Rectification(read_step::rectification(table)),
        Some(StepKind::Statement) => StepParams::Statement(read_step::text_form(table, false)),
        Some(StepKind::Survey | StepKind::Register) => {
            table.sink.add(&table.place("kind"), MistakeKind::KindToCome);
            nothing(table)
        }
        None => nothing(table),
    }
}

/// Stands in for a step that could not be read; the mistakes found keep it from being used.
fn nothing(table: &Table<'_>) -> StepParams {
    table.forgive();
    StepParams::Statement(TextForm { min_chars: 0, max_chars: 0, headings: Vec::new() })
}
