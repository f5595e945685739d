//! The forms about the finding itself: proposing, changing, confirming and rejecting it.

use chrono::NaiveDate;

use crate::app::ctx::Ctx;
use crate::app::form::{Choice, Form, FormField, FormValues};
use crate::app::label::Label;
use crate::domain::campaign::Campaign;
use crate::domain::finding::{
    Finding, FindingInput, FindingLevel, FindingSource, FindingStatus, FindingView, LedgerCommand,
    RectifyKind, ReviewCycle, Severity,
};
use crate::domain::ledger;
use crate::domain::request::{Command, Request};
use crate::domain::step::{RectificationParams, Step, StepKind};
use crate::i18n::{Tr, labels};

const PROPOSE: &str = "finding-propose";
const CHANGE: &str = "finding-change";
const CONFIRM: &str = "finding-confirm";
const REJECT: &str = "finding-reject";
/// The longest reason of a rejection or return.
pub const REASON_MAX: usize = 800;

/// The rules of the ledger in this campaign.
pub fn params(campaign: &Campaign) -> Option<&RectificationParams> {
    campaign.first_of(StepKind::Rectification).and_then(Step::rectification)
}

/// A field's name in the catalogue.
pub fn label(key: &str, tr: &Tr) -> Label {
    Label::Text(labels::field_title(tr, key))
}

/// A limit of the domain as a length.
pub fn limit(chars: i64) -> usize {
    usize::try_from(chars).unwrap_or(0)
}

// --- the forms

/// The form that enters a finding by hand; `None` in a campaign without a ledger.
pub fn propose_form(ctx: &Ctx<'_>) -> Option<Form> {
    let campaign = ctx.session.campaign()?;
    let rules = params(campaign)?.clone();
    let sources = FindingSource::ALL
        .iter()
        // These come by themselves, linked to where they are from.
        .filter(|source| !matches!(source, FindingSource::SelfExam | FindingSource::Opinion))
        .copied()
        .collect::<Vec<_>>();
    let source =
        FormField::choice("source", label("source", ctx.tr), Choice::coded(&sources, ctx.tr));
    let form = Form::new(PROPOSE, "", Label::Msg(Tr::ledger_propose_title), ctx.today())
        .with(source.required().start(FindingSource::Other.code()))
        .with_all(what_fields(campaign, None, ctx.tr))
        // What one comes to write; where it was heard is mostly as proposed.
        .focus_on("description")
        .saves_as(Label::Msg(Tr::ledger_propose));
    Some(form.check(move |values| ledger::propose_problems(&rules, &input(values, blank()))))
}

/// The request of [`propose_form`].
pub fn propose_request(form: &Form) -> Option<Request> {
    let values = form.values();
    let source = FindingSource::from_code(values.code("source")?)?;
    let input = input(&values, blank());
    let order = LedgerCommand::Propose { source, input };
    (form.id == PROPOSE).then_some(Request::Do(Command::Ledger(order)))
}

/// The form that changes a finding: what it is, and once it is confirmed everything.
pub fn change(view: &FindingView, ctx: &Ctx<'_>) -> Form {
    let row = &view.head.row;
    let title = ctx.tr.finding_change_title(row.no.clone());
    let form = Form::new(CHANGE, row.meta.id.clone(), Label::Text(title), ctx.today())
        .based_on(row.meta.version);
    let Some(campaign) = ctx.session.campaign() else { return form };
    let form = form.with_all(what_fields(campaign, Some(row), ctx.tr));
    let Some(rules) = params(campaign).cloned() else { return form };
    let base = stored(row);
    if row.status == FindingStatus::Proposed {
        return form
            .check(move |values| ledger::propose_problems(&rules, &input(values, base.clone())));
    }
    // A date that has passed already may stay; a new one lies ahead.
    let from = row.deadline().map_or(ctx.today(), |due| due.min(ctx.today()));
    form.with_all(how_fields(view, campaign, ctx.tr))
        .check(move |values| ledger::confirm_problems(&rules, &input(values, base.clone()), from))
}

/// The form that confirms a finding, with everything the ledger requires (S48-S54).
pub fn confirm(view: &FindingView, ctx: &Ctx<'_>) -> Form {
    let row = &view.head.row;
    let title = ctx.tr.finding_confirm_title(row.no.clone());
    let form = Form::new(CONFIRM, row.meta.id.clone(), Label::Text(title), ctx.today())
        .based_on(row.meta.version)
        .saves_as(Label::Msg(Tr::finding_confirm));
    let Some(campaign) = ctx.session.campaign() else { return form };
    let form = form
        .with_all(what_fields(campaign, Some(row), ctx.tr))
        .with_all(how_fields(view, campaign, ctx.tr))
        .focus_on(if row.cause.is_empty() { "cause" } else { "kind" });
    let Some(rules) = params(campaign).cloned() else { return form };
    let (base, today) = (stored(row), ctx.today());
    form.check(move |values| ledger::confirm_problems(&rules, &input(values, base.clone()), today))
}

/// The form that rejects a finding, with the reason.
pub fn reject(view: &FindingView, ctx: &Ctx<'_>) -> Form {
    let row = &view.head.row;
    let title = ctx.tr.finding_reject_title(row.no.clone());
    Form::new(REJECT, row.meta.id.clone(), Label::Text(title), ctx.today())
        .based_on(row.meta.version)
        .with(FormField::note(label("description", ctx.tr), row.description.clone()))
        .with(FormField::long("reason", label("reason", ctx.tr)).required().max(REASON_MAX))
        .as_popup()
        .saves_as(Label::Msg(Tr::finding_reject))
}

/// The order of a form of this file.
pub fn command(view: &FindingView, form: &Form) -> Option<LedgerCommand> {
    let (id, version) = (form.entity.clone(), form.base_version);
    let values = form.values();
    let input = || input(&values, stored(&view.head.row));
    Some(match form.id {
        CHANGE => LedgerCommand::Change { id, version, input: input() },
        CONFIRM => LedgerCommand::Confirm { id, version, input: input() },
        REJECT => LedgerCommand::Reject { id, version, reason: values.text("reason") },
        _ => return None,
    })
}

// --- the fields

/// What is wrong and where it belongs.
fn what_fields(campaign: &Campaign, row: Option<&Finding>, tr: &Tr) -> Vec<FormField> {
    let lang = tr.lang();
    let categories = campaign.categories.iter();
    let categories =
        categories.map(|c| Choice::new(c.key.clone(), c.name.pick(lang).to_owned())).collect();
    let least = params(campaign).map_or(0, |rules| limit(rules.description_min));
    let of = |text: fn(&Finding) -> &str| row.map(text).unwrap_or_default().to_owned();
    let level = row.map_or(FindingLevel::Unit, |row| row.level);
    let severity = row.map_or(Severity::Normal, |row| row.severity);
    vec![
        FormField::long("description", label("description", tr))
            .required()
            .min(least)
            .max(limit(ledger::TEXT_MAX))
            .hint(Label::Msg(Tr::finding_description_hint))
            .start(&of(|row| &row.description)),
        FormField::text("title", label("title", tr))
            .max(limit(ledger::TITLE_MAX))
            .hint(Label::Msg(Tr::finding_title_hint))
            .start(&of(|row| &row.title)),
        FormField::pick("category", label("category", tr), categories)
            .required()
            .start(&of(|row| &row.category)),
        FormField::choice("level", label("level", tr), Choice::coded(FindingLevel::ALL, tr))
            .required()
            .start(level.code()),
        FormField::choice("severity", label("severity", tr), Choice::coded(Severity::ALL, tr))
            .required()
            .start(severity.code()),
    ]
}

/// Why, by when, by whom and to what end.
fn how_fields(view: &FindingView, campaign: &Campaign, tr: &Tr) -> Vec<FormField> {
    let row = &view.head.row;
    let kinds = RectifyKind::ALL.iter();
    let kinds =
        kinds.map(|&kind| Choice::new(kind.code(), labels::kind_in(tr, campaign, kind))).collect();
    let dated = [RectifyKind::AtOnce.code(), RectifyKind::ByDate.code()];
    let long_term = [RectifyKind::LongTerm.code()];
    let suggested: Vec<(String, String)> = view
        .suggested
        .iter()
        .map(|(kind, day)| (kind.code().to_owned(), day.to_string()))
        .collect();
    let iso = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    // With one leader there is nothing to choose.
    let only_leader = match view.leaders.as_slice() {
        [only] if row.owner.as_ref() != Some(&only.id) => only.id.clone(),
        _ => String::new(),
    };
    let cycle = row.review_cycle.unwrap_or(ReviewCycle::Monthly);
    let long = limit(ledger::TEXT_MAX);
    vec![
        FormField::long("cause", label("cause", tr)).required().max(long).start(&row.cause),
        FormField::choice("kind", label("kind", tr), kinds)
            .required()
            .hint(Label::Msg(Tr::finding_kind_hint))
            .start(row.kind.map_or("", RectifyKind::code)),
        FormField::date("due", label("due", tr))
            .required()
            .visible_if("kind", &dated)
            .follows("kind", suggested.clone())
            .start(&iso(row.due)),
        FormField::date("next_review", label("next_review", tr))
            .required()
            .visible_if("kind", &long_term)
            .follows("kind", suggested)
            .start(&iso(row.next_review)),
        FormField::choice(
            "review_cycle",
            label("review_cycle", tr),
            Choice::coded(ReviewCycle::ALL, tr),
        )
        .required()
        .visible_if("kind", &long_term)
        .start(cycle.code()),
        FormField::pick("leader", label("leader", tr), Choice::people(&view.leaders))
            .required()
            .start(row.leader.as_deref().unwrap_or(&only_leader)),
        FormField::pick("owner", label("owner", tr), Choice::people(&view.people))
            .required()
            .hint(Label::Msg(Tr::finding_owner_hint))
            .start(row.owner.as_deref().unwrap_or_default()),
        FormField::long("criterion", label("criterion", tr))
            .required()
            .max(limit(ledger::CRITERION_MAX))
            .hint(Label::Msg(Tr::finding_criterion_hint))
            .start(&row.criterion),
        FormField::text("co_units", label("co_units", tr)).start(&row.co_units),
    ]
}

// --- what was entered

/// The input that leaves a finding as it is.
fn stored(row: &Finding) -> FindingInput {
    FindingInput {
        title: row.title.clone(),
        description: row.description.clone(),
        category: row.category.clone(),
        level: row.level,
        severity: row.severity,
        cause: row.cause.clone(),
        kind: row.kind,
        leader: row.leader.clone(),
        owner: row.owner.clone(),
        co_units: row.co_units.clone(),
        due: row.due,
        next_review: row.next_review,
        review_cycle: row.review_cycle,
        criterion: row.criterion.clone(),
    }
}

const fn blank() -> FindingInput {
    FindingInput {
        title: String::new(),
        description: String::new(),
        category: String::new(),
        level: FindingLevel::Unit,
        severity: Severity::Normal,
        cause: String::new(),
        kind: None,
        leader: None,
        owner: None,
        co_units: String::new(),
        due: None,
        next_review: None,
        review_cycle: None,
        criterion: String::new(),
    }
}

/// What was entered, over what was there; the second half only where the form asks for it.
fn input(values: &FormValues, base: FindingInput) -> FindingInput {
    let code = |key: &str| values.code(key).map(str::to_owned);
    let mut input = FindingInput {
        title: values.text("title"),
        description: values.text("description"),
        category: values.text("category"),
        level: values.code("level").and_then(FindingLevel::from_code).unwrap_or(base.level),
        severity: values.code("severity").and_then(Severity::from_code).unwrap_or(base.severity),
        ..base
    };
    if values.get("cause").is_some() {
        input.cause = values.text("cause");
        input.kind = values.code("kind").and_then(RectifyKind::from_code);
        input.leader = code("leader");
        input.owner = code("owner");
        input.co_units = values.text("co_units");
        input.due = values.date("due");
        input.next_review = values.date("next_review");
        input.review_cycle = values.code("review_cycle").and_then(ReviewCycle::from_code);
        input.criterion = values.text("criterion");
    }
    input
}
