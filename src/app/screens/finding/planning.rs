//! The forms of working a finding off: measures and progress notes.

use super::forms::{label, limit, params};
use crate::app::ctx::Ctx;
use crate::app::form::{Choice, Form, FormField};
use crate::app::label::Label;
use crate::domain::finding::{FindingView, LedgerCommand, Measure};
use crate::domain::ledger;
use crate::i18n::Tr;

const NEW_MEASURE: &str = "measure-new";
const MEASURE: &str = "measure";
const NOTE: &str = "progress";

/// The form of a measure, a new one where none is given (S49-S52).
pub fn measure(view: &FindingView, old: Option<&Measure>, ctx: &Ctx<'_>) -> Form {
    let row = &view.head.row;
    let tr = ctx.tr;
    let form = match old {
        None => Form::new(
            NEW_MEASURE,
            row.meta.id.clone(),
            Label::Msg(Tr::finding_measure_new),
            ctx.today(),
        ),
        Some(old) => {
            let title = Label::Msg(Tr::finding_measure_change);
            Form::new(MEASURE, old.meta.id.clone(), title, ctx.today()).based_on(old.meta.version)
        }
    };
    let owner = old.map(|m| &m.owner).or(row.owner.as_ref()).cloned().unwrap_or_default();
    let due = old.map_or(row.due, |m| m.due).map_or_else(String::new, |day| day.to_string());
    let Some(campaign) = ctx.session.campaign() else { return form };
    let Some(rules) = params(campaign).cloned() else { return form };
    let lints = campaign.lints.clone();
    let finding = row.clone();
    form.with(FormField::note(label("description", tr), row.description.clone()))
        .with(
            FormField::long("means", label("means", tr))
                .required()
                .min(limit(rules.means_min))
                .max(limit(ledger::TEXT_MAX))
                .hint(Label::Msg(Tr::finding_means_hint))
                .start(old.map_or("", |m| &m.means)),
        )
        .with(
            FormField::long("target", label("target", tr))
                .required()
                .max(limit(ledger::CRITERION_MAX))
                .hint(Label::Msg(Tr::finding_target_hint))
                .start(old.map_or("", |m| &m.target)),
        )
        .with(
            FormField::pick(
                "owner",
                Label::Msg(Tr::finding_measure_owner),
                Choice::people(&view.people),
            )
            .required()
            .start(&owner),
        )
        .with(FormField::date("due", label("due", tr)).start(&due))
        .check(move |values| {
            let (means, target) = (values.text("means"), values.text("target"));
            ledger::measure_problems(&rules, &lints, &means, &target, values.date("due"), &finding)
        })
}

/// The form of a progress note; a note moves the percent of a measure.
pub fn note(view: &FindingView, ctx: &Ctx<'_>) -> Form {
    let row = &view.head.row;
    let tr = ctx.tr;
    let me = ctx.session.my_id();
    let form =
        Form::new(NOTE, row.meta.id.clone(), Label::Msg(Tr::finding_note_title), ctx.today());
    let Some(rules) = ctx.session.campaign().and_then(params).cloned() else { return form };
    // The finding's owner reports on every measure, others on their own.
    let all = row.owner.as_deref() == Some(me);
    let mine: Vec<(i64, &Measure)> = (1_i64..)
        .zip(view.measures.iter().map(|(measure, _)| measure))
        .filter(|(_, measure)| all || measure.owner == me)
        .collect();
    let named = |(no, measure): &(i64, &Measure)| {
        let name = tr.finding_measure_line(measure.means.clone(), *no);
        Choice::new(measure.meta.id.clone(), name)
    };
    let percents: Vec<(String, String)> =
        mine.iter().map(|(_, m)| (m.meta.id.clone(), m.percent.to_string())).collect();
    // The first that is still open.
    let first = mine.iter().find(|(_, m)| m.percent < 100).or_else(|| mine.first());
    let (id, percent) = first.map(|(_, m)| (m.meta.id.clone(), m.percent)).unwrap_or_default();
    let measure = FormField::pick(
        "measure",
        Label::Msg(Tr::finding_measure),
        mine.iter().map(named).collect(),
    );
    form.with(measure.required().start(&id))
        .with(
            FormField::long("text", Label::Msg(Tr::finding_note_text))
                .required()
                .min(limit(rules.progress_min))
                .max(limit(ledger::TEXT_MAX))
                .hint(Label::Msg(Tr::finding_note_hint)),
        )
        .with(
            FormField::number("percent", label("percent", tr), 0)
                .required()
                .range(0, 100)
                .follows("measure", percents)
                .hint(Label::Msg(Tr::finding_percent_hint))
                .start(&percent.to_string()),
        )
        .focus_on("text")
        .check(move |values| {
            let percent = values.number("percent").unwrap_or(0);
            ledger::note_problems(&rules, &values.text("text"), percent)
        })
}

/// The order of a form of this file.
pub fn command(view: &FindingView, form: &Form) -> Option<LedgerCommand> {
    let values = form.values();
    let finding = view.head.row.meta.id.clone();
    let id = if form.id == MEASURE { form.entity.clone() } else { String::new() };
    Some(match form.id {
        NEW_MEASURE | MEASURE => LedgerCommand::SaveMeasure {
            finding,
            id,
            version: form.base_version,
            means: values.text("means"),
            target: values.text("target"),
            owner: values.text("owner"),
            due: values.date("due"),
        },
        NOTE => LedgerCommand::Note {
            finding,
            measure: values.code("measure").map(str::to_owned),
            text: values.text("text"),
            percent: values.number("percent").unwrap_or(0),
        },
        _ => return None,
    })
}
