//! The forms of an opinion: entering it, sorting it later, deciding about it.

use crate::app::ctx::Ctx;
use crate::app::form::{Choice, Form, FormField, FormValues};
use crate::app::label::Label;
use crate::app::screens::steps::Subject;
use crate::domain::opinion::{self, Decision, Opinion, OpinionCommand, OpinionInput};
use crate::domain::step::OpinionsParams;
use crate::i18n::{Tr, labels};

/// The form of a new opinion.
pub const ADD: &str = "opinion-new";
const CHANGE: &str = "opinion";
const DECIDE: &str = "opinion-decide";
/// The longest name of who gave it, and the longest reason (domain 2.4).
const GIVER_MAX: usize = 40;
const REASON_MAX: usize = 200;

fn label(key: &str, tr: &Tr) -> Label {
    Label::Text(labels::field_title(tr, key))
}

/// A new opinion: its original words are frozen once it is saved.
pub fn add(subject: &Subject, params: &OpinionsParams, ctx: &Ctx<'_>) -> Form {
    let tr = ctx.tr;
    let original = FormField::long("original", label("original", tr))
        .required()
        .max(limit(params.original_max))
        .hint(Label::Msg(Tr::opinions_original_hint));
    let form =
        Form::new(ADD, subject.step.as_str(), Label::Msg(Tr::opinions_add_title), ctx.today())
            .with_all(source_fields(params, None, ctx))
            .with(original)
            .with_all(sorting_fields(params, None, ctx));
    checked(form, params, None, ctx)
}

/// Changes everything but the original words.
pub fn change(row: &Opinion, params: &OpinionsParams, ctx: &Ctx<'_>) -> Form {
    let title = Label::Text(ctx.tr.opinions_change_title(row.no.clone()));
    let form = Form::new(CHANGE, row.meta.id.as_str(), title, ctx.today())
        .based_on(row.meta.version)
        .with(FormField::note(Label::Msg(Tr::opinions_original_frozen), row.original.clone()))
        .with_all(sorting_fields(params, Some(row), ctx))
        .with_all(source_fields(params, Some(row), ctx));
    checked(form, params, Some(row), ctx)
}

/// What was decided, and why.
pub fn decide(row: &Opinion, ctx: &Ctx<'_>) -> Form {
    let tr = ctx.tr;
    let title = Label::Text(tr.opinions_decide_title(row.no.clone()));
    let words = if row.summary.is_empty() { &row.original } else { &row.summary };
    let decisions = Choice::coded(Decision::ALL, tr);
    Form::new(DECIDE, row.meta.id.as_str(), title, ctx.today())
        .based_on(row.meta.version)
        .with(FormField::note(label("original", tr), words.clone()))
        .with(
            FormField::choice("decision", label("decision", tr), decisions)
                .required()
                .start(row.decision.map_or("", Decision::code)),
        )
        .with(
            FormField::long("reason", label("reason", tr))
                .max(REASON_MAX)
                .hint(Label::Msg(Tr::opinions_reason_hint))
                .start(&row.reason),
        )
        .check(|values| {
            let decision = values.code("decision").and_then(Decision::from_code);
            let reason = values.text("reason");
            decision.map_or_else(Vec::new, |d| opinion::decision_problems(d, &reason))
        })
        .as_popup()
        .saves_as(Label::Msg(Tr::opinions_decide))
}

/// The order of a form of this file; `stored` is the opinion it changes.
pub fn command(subject: &Subject, stored: Option<&Opinion>, form: &Form) -> Option<OpinionCommand> {
    let values = form.values();
    let (id, version) = (form.entity.clone(), form.base_version);
    Some(match form.id {
        ADD => OpinionCommand::Add { step: subject.step.clone(), input: input(&values, None) },
        CHANGE => OpinionCommand::Change { id, version, input: input(&values, stored) },
        DECIDE => OpinionCommand::Decide {
            id,
            version,
            decision: decided(form)?,
            reason: values.text("reason"),
        },
        _ => return None,
    })
}

/// The decision of a decision's form.
pub fn decided(form: &Form) -> Option<Decision> {
    let values = form.values();
    values.code("decision").filter(|_| form.id == DECIDE).and_then(Decision::from_code)
}

/// When, from whom and by which way it came.
fn source_fields(params: &OpinionsParams, row: Option<&Opinion>, ctx: &Ctx<'_>) -> [FormField; 4] {
    let (tr, lang) = (ctx.tr, ctx.tr.lang());
    let sources = params.sources.iter();
    let sources =
        sources.map(|s| Choice::new(s.key.clone(), s.name.pick(lang).to_owned())).collect();
    let channels = params.channels.iter();
    let channels =
        channels.map(|c| Choice::new(c.key.clone(), c.name.pick(lang).to_owned())).collect();
    let received = row.map_or(ctx.today(), |row| row.received_on);
    [
        FormField::date("received_on", label("received_on", tr))
            .required()
            .start(&received.to_string()),
        FormField::choice("source", label("source", tr), sources)
            .required()
            .start(row.map_or("", |row| &row.source)),
        FormField::choice("channel", label("channel", tr), channels)
            .required()
            .start(row.map_or("", |row| &row.channel)),
        FormField::text("giver", label("giver", tr))
            .max(GIVER_MAX)
            .hint(Label::Msg(Tr::opinions_giver_hint))
            .start(row.map_or("", |row| &row.giver)),
    ]
}

/// What it says in short and where it belongs.
fn sorting_fields(params: &OpinionsParams, row: Option<&Opinion>, ctx: &Ctx<'_>) -> [FormField; 2] {
    let (tr, lang) = (ctx.tr, ctx.tr.lang());
    let categories = ctx.session.campaign().map_or(&[][..], |c| &c.categories);
    let categories = categories.iter();
    let categories =
        categories.map(|c| Choice::new(c.key.clone(), c.name.pick(lang).to_owned())).collect();
    [
        FormField::long("summary", label("summary", tr))
            .max(limit(params.summary_max))
            .hint(Label::Msg(Tr::opinions_summary_hint))
            .start(row.map_or("", |row| &row.summary)),
        FormField::pick("category", label("category", tr), categories)
            .start(row.map_or("", |row| &row.category)),
    ]
}

fn checked(form: Form, params: &OpinionsParams, row: Option<&Opinion>, ctx: &Ctx<'_>) -> Form {
    let (params, row, today) = (params.clone(), row.cloned(), ctx.today());
    // A category that is picked is one of the campaign's.
    form.check(move |values| {
        opinion::input_problems(&params, &input(values, row.as_ref()), true, today)
    })
}

fn input(values: &FormValues, stored: Option<&Opinion>) -> OpinionInput {
    OpinionInput {
        received_on: values.date("received_on"),
        source: values.text("source"),
        channel: values.text("channel"),
        giver: values.text("giver"),
        original: stored.map_or_else(|| values.text("original"), |row| row.original.clone()),
        summary: values.text("summary"),
        category: values.text("category"),
    }
}

fn limit(chars: i64) -> usize {
    usize::try_from(chars).unwrap_or(0)
}
