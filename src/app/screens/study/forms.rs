//! The forms of the study screen: a record, a reflection, a reflection's return.

use crate::app::ctx::Ctx;
use crate::app::form::{Choice, Form, FormField, FormValues};
use crate::app::label::Label;
use crate::app::screens::steps::{self, Subject};
use crate::domain::step::StudyParams;
use crate::domain::study::{self, Reflection, StudyCommand, StudyInput, StudyRecord};
use crate::i18n::{Tr, format};

const RECORD: &str = "study-record";
const REFLECTION: &str = "study-reflection";
const RETURN: &str = "study-return-reflection";

/// The longest note and title, as the rules of study have them.
const NOTE_MAX: usize = 500;
const TITLE_MAX: usize = 60;
const BODY_MAX: usize = 20_000;

/// A new record, of this topic if one is named, today.
pub fn new_record(subject: &Subject, params: &StudyParams, topic: &str, ctx: &Ctx<'_>) -> Form {
    // Each topic has its own draft: one begun for another topic does not come up here.
    let entity = entity(subject, topic);
    let suggested = params.topic(topic).and_then(|topic| topic.form.clone()).unwrap_or_default();
    let day = format::date_iso(ctx.today());
    let form = Form::new(RECORD, entity, Label::Msg(Tr::study_new_record), ctx.today());
    let form = record_fields(form, params, ctx, [topic, &day, &suggested, "", ""]);
    if topic.is_empty() { form } else { form.focus_on("day") }
}

/// A record to change.
pub fn record(row: &StudyRecord, params: &StudyParams, ctx: &Ctx<'_>) -> Form {
    let form =
        Form::new(RECORD, row.meta.id.as_str(), Label::Msg(Tr::study_edit_record), ctx.today())
            .based_on(row.meta.version);
    let (day, tenths) = (format::date_iso(row.day), row.tenths.to_string());
    let hours = if row.tenths == 0 { "" } else { &tenths };
    record_fields(form, params, ctx, [&row.topic, &day, &row.form, hours, &row.note])
}

fn record_fields(form: Form, params: &StudyParams, ctx: &Ctx<'_>, start: [&str; 5]) -> Form {
    let [topic, day, kind, tenths, note] = start;
    let lang = ctx.tr.lang();
    let kinds = params.forms.iter().map(|f| Choice::new(f.key.as_str(), f.name.pick(lang)));
    let (rules, today) = (params.clone(), ctx.today());
    form.with(topics(params, ctx).start(topic))
        .with(FormField::date("day", Label::Msg(Tr::study_day)).required().start(day))
        .with(
            FormField::choice("form", Label::Msg(Tr::study_form), kinds.collect())
                .required()
                .start(kind),
        )
        .with(
            FormField::number("tenths", Label::Msg(Tr::study_hours), 1)
                .range(0, 240)
                .hint(Label::Msg(Tr::study_hours_hint))
                .start(tenths),
        )
        .with(
            FormField::long("note", Label::Msg(Tr::study_note))
                .max(NOTE_MAX)
                .hint(Label::Msg(Tr::study_note_hint))
                .start(note),
        )
        .check(move |values| study::record_problems(&rules, &input(values), today))
}

/// A new reflection.
pub fn new_reflection(subject: &Subject, params: &StudyParams, ctx: &Ctx<'_>) -> Form {
    let title = Label::Msg(Tr::study_new_reflection);
    let form = Form::new(REFLECTION, entity(subject, ""), title, ctx.today());
    reflection_fields(form, params, ctx, ["", "", ""])
}

/// A reflection to go on with; what its reader said stands above.
pub fn reflection(row: &Reflection, params: &StudyParams, ctx: &Ctx<'_>) -> Form {
    let title = Label::Msg(Tr::study_edit_reflection);
    let mut form =
        Form::new(REFLECTION, row.meta.id.as_str(), title, ctx.today()).based_on(row.meta.version);
    if !row.comment.is_empty() {
        let said = Label::Text(row.comment.clone());
        form = form.with(FormField::note(Label::Msg(Tr::study_returned_with), said));
    }
    reflection_fields(form, params, ctx, [&row.topic, &row.title, &row.body]).focus_on("body")
}

fn reflection_fields(form: Form, params: &StudyParams, ctx: &Ctx<'_>, start: [&str; 3]) -> Form {
    let [topic, title, body] = start;
    let aim = usize::try_from(params.reflections.min_chars).unwrap_or(0);
    let hint = Label::Text(ctx.tr.study_body_hint(params.reflections.min_chars));
    let rules = params.clone();
    form.with(topics(params, ctx).start(topic))
        .with(
            FormField::text("title", Label::Msg(Tr::study_title))
                .required()
                .max(TITLE_MAX)
                .start(title),
        )
        .with(
            FormField::long("body", Label::Msg(Tr::study_body))
                .aim(aim)
                .max(BODY_MAX)
                .roomy()
                .hint(hint)
                .start(body),
        )
        .check(move |v| {
            study::reflection_problems(&rules, &v.text("topic"), &v.text("title"), &v.text("body"))
        })
}

/// Sends a reflection back.
pub fn return_reflection(row: &Reflection, ctx: &Ctx<'_>) -> Form {
    let title = Label::Text(ctx.tr.steps_return_title(ctx.tr.common_quoted(row.title.clone())));
    Form::new(RETURN, row.meta.id.as_str(), title, ctx.today())
        .based_on(row.meta.version)
        .as_popup()
        .saves_as(Label::Msg(Tr::steps_return))
        .with(steps::comment(Label::Msg(Tr::steps_comment)))
}

/// Whether this form returns a reflection.
pub fn returns(form: &Form) -> bool {
    form.id == RETURN
}

/// Topics to pick from, required ones first and named so.
fn topics(params: &StudyParams, ctx: &Ctx<'_>) -> FormField {
    let lang = ctx.tr.lang();
    let (required, free): (Vec<_>, Vec<_>) = params.topics.iter().partition(|t| t.required);
    let options = required.into_iter().chain(free).map(|topic| {
        let kind = params.education(&topic.education).map_or("", |kind| kind.name.pick(lang));
        let title = topic.title.pick(lang);
        let shown = if topic.required {
            ctx.tr.study_topic_required(title, kind)
        } else {
            ctx.tr.common_in_brackets(kind, title)
        };
        Choice::new(topic.key.as_str(), shown)
    });
    FormField::pick("topic", Label::Msg(Tr::study_topic), options.collect()).required()
}

fn entity(subject: &Subject, topic: &str) -> String {
    format!("{} {topic}", subject.step).trim_end().to_owned()
}

fn input(values: &FormValues) -> StudyInput {
    StudyInput {
        topic: values.text("topic"),
        day: values.date("day"),
        form: values.text("form"),
        tenths: values.number("tenths").unwrap_or(0),
        note: values.text("note"),
    }
}

/// The order of a form of this file.
pub fn request(subject: &Subject, form: &Form) -> Option<StudyCommand> {
    let (step, version) = (subject.step.clone(), form.base_version);
    // A new row carries no id; its draft was named by step and topic.
    let id = if version == 0 { String::new() } else { form.entity.clone() };
    let values = form.values();
    Some(match form.id {
        RECORD => StudyCommand::SaveRecord { step, id, version, input: input(&values) },
        REFLECTION => StudyCommand::SaveReflection {
            step,
            id,
            version,
            topic: values.text("topic"),
            title: values.text("title"),
            body: values.text("body"),
        },
        RETURN => StudyCommand::ReturnReflection { id, version, comment: values.text("comment") },
        _ => return None,
    })
}
