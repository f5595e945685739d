//! The forms of the self-examination: an answer's words, the statement, the signature, a comment.

use crate::app::ctx::Ctx;
use crate::app::form::{Choice, Form, FormField, FormValues, Value};
use crate::app::label::Label;
use crate::app::screens::steps::Subject;
use crate::domain::campaign::Lints;
use crate::domain::check::{Checks, signature};
use crate::domain::problem::Problem;
use crate::domain::request::{Command, Request};
use crate::domain::self_exam::{
    AnswerResult, ExamCommand, ExamItem, Examinee, SelfExamView, Written, lacks_of, text_flags,
};
use crate::domain::step::SelfExamParams;
use crate::domain::step_entry::{EntryHead, StepCommand};
use crate::i18n::Tr;
use crate::i18n::labels::Label as _;

const ANSWER: &str = "exam-words";
const STATEMENT: &str = "exam-statement";
const SIGN: &str = "exam-sign";
const COMMENT: &str = "exam-comment";

/// The longest comment beside an answer.
const COMMENT_MAX: usize = 1000;

/// An item and the answer it was just given.
pub struct Given<'a> {
    pub step: &'a str,
    pub item: &'a ExamItem,
    pub result: AnswerResult,
    /// Version of the stored answer.
    pub version: i64,
}

/// How the rules see the person who answers, as far as this item tells.
pub fn examinee(item: &ExamItem) -> Examinee {
    Examinee { leads: !item.na_by_default }
}

/// The words of an answer; starts in the first one that is missing.
pub fn answer(given: Given<'_>, params: &SelfExamParams, lints: &Lints, ctx: &Ctx<'_>) -> Form {
    let Given { step, item, result, version } = given;
    let (tr, lang) = (ctx.tr, ctx.tr.lang());
    let stored = item.answer.as_ref();
    let start = |text: fn(&crate::domain::self_exam::Answer) -> &String| {
        stored.map_or("", |answer| text(answer).as_str())
    };
    let (fact, cause, plan) = (start(|a| &a.fact), start(|a| &a.cause), start(|a| &a.plan));
    let question = params.text_of(&item.key).map_or("", |text| text.pick(lang));
    let section = params.section_of(&item.key).map(|s| s.name.pick(lang).to_owned());
    let section = section.unwrap_or_else(|| tr.self_exam_named());
    let written = Written { result, fact, cause, plan };
    let lacks = lacks_of(params, lints, examinee(item), &item.key, written);
    let first = lacks.first().map_or("fact", |lack| lack.field.as_str()).to_owned();

    let mut form =
        Form::new(ANSWER, format!("{step} {}", item.key), Label::Text(section), ctx.today())
            .based_on(version)
            .with(FormField::note(Label::Msg(Tr::self_exam_question), question));
    if let Some(comment) = stored.map(|answer| &answer.comment).filter(|c| !c.is_empty()) {
        let label = Label::Msg(Tr::self_exam_comment);
        form = form.with(FormField::note(label, Label::Text(comment.clone())));
    }
    let options =
        AnswerResult::ALL.iter().map(|result| Choice::new(result.code(), result.label(tr)));
    let problem = [AnswerResult::Problem.code()];
    let (rules, phrases, who, key) =
        (params.clone(), lints.clone(), examinee(item), item.key.clone());
    let flags = lints.clone();
    form.with(
        FormField::choice("result", Label::Msg(Tr::self_exam_answer), options.collect())
            .required()
            .start(result.code()),
    )
    .with(
        words("fact", fact_label(item, result), params.fact_min, params, fact)
            .hint(hint(item, params, tr)),
    )
    .with(
        words("cause", Label::Msg(Tr::self_exam_cause), params.cause_min, params, cause)
            .hint(Label::Msg(Tr::self_exam_cause_hint))
            .visible_if("result", &problem),
    )
    .with(
        words("plan", Label::Msg(Tr::self_exam_plan), params.plan_min, params, plan)
            .hint(Label::Msg(Tr::self_exam_plan_hint))
            .visible_if("result", &problem),
    )
    .focus_on(&first)
    .check(move |values| {
        with_written(values, |written| lacks_of(&rules, &phrases, who, &key, written))
    })
    .advise(move |values| with_written(values, |written| text_flags(&flags, written)))
}

fn words(key: &str, label: Label, min: i64, params: &SelfExamParams, start: &str) -> FormField {
    let most = usize::try_from(params.text_max).unwrap_or(usize::MAX);
    FormField::long(key, label).aim(usize::try_from(min).unwrap_or(0)).max(most).start(start)
}

/// What the first text of an answer is called.
pub fn fact_label(item: &ExamItem, result: AnswerResult) -> Label {
    Label::Msg(if item.named {
        Tr::self_exam_ground
    } else if result == AnswerResult::NotApplicable {
        Tr::self_exam_reason
    } else {
        Tr::self_exam_fact
    })
}

/// What to write about: the item's own hint, or what the named problem looks like.
fn hint(item: &ExamItem, params: &SelfExamParams, tr: &Tr) -> Label {
    let lang = tr.lang();
    if item.named {
        return Label::Msg(Tr::self_exam_ground_hint);
    }
    let own = params.items().find(|(_, question)| question.key == item.key);
    match own.map(|(_, question)| question.hint.pick(lang)).filter(|hint| !hint.is_empty()) {
        Some(hint) => Label::Text(tr.self_exam_fact_hint_own(hint)),
        None => Label::Msg(Tr::self_exam_fact_hint),
    }
}

fn with_written(values: &FormValues, rule: impl Fn(Written<'_>) -> Vec<Problem>) -> Vec<Problem> {
    let Some(result) = values.code("result").and_then(AnswerResult::from_code) else {
        return Vec::new();
    };
    let (fact, cause, plan) = (values.text("fact"), values.text("cause"), values.text("plan"));
    rule(Written { result, fact: &fact, cause: &cause, plan: &plan })
}

/// The statement: as it was saved, or as the answers make it.
pub fn statement(view: &SelfExamView, params: &SelfExamParams, ctx: &Ctx<'_>) -> Form {
    let count = |n: i64| usize::try_from(n).unwrap_or(0);
    let assembled = view.body.trim().is_empty();
    let (start, hint) = if assembled {
        (&view.assembled, Label::Msg(Tr::self_exam_statement_fresh))
    } else {
        (&view.body, Label::Msg(Tr::self_exam_statement_hint))
    };
    Form::new(STATEMENT, view.step.as_str(), Label::Msg(Tr::self_exam_statement), ctx.today())
        .based_on(view.head.version)
        .with(
            FormField::long("body", Label::Msg(Tr::self_exam_statement))
                .aim(count(view.min_chars))
                .max(count(params.statement.max_chars))
                .roomy()
                .hint(hint)
                .start(start),
        )
}

/// The typed name under the whole.
pub fn sign(view: &SelfExamView, ctx: &Ctx<'_>) -> Form {
    let name = ctx.session.hello.as_ref().map_or_else(String::new, |hello| hello.me.name.clone());
    let late = view.head.due.is_some_and(|due| ctx.today() > due);
    let text = if late { Tr::steps_submit_late } else { Tr::steps_submit_text };
    let title = Label::Msg(Tr::self_exam_sign_title);
    Form::new(SIGN, view.step.as_str(), title, ctx.today())
        .based_on(view.head.version)
        .as_popup()
        .without_draft()
        .saves_as(Label::Msg(Tr::self_exam_sign))
        .with(FormField::note(Label::Msg(Tr::self_exam_sign_after), Label::Msg(text)))
        .with(
            FormField::text("signed_name", Label::Msg(Tr::self_exam_sign_name))
                .required()
                .max(64)
                .hint(Label::Msg(Tr::self_exam_sign_hint)),
        )
        .check(move |values| {
            let mut checks = Checks::new();
            signature(&mut checks, &values.text("signed_name"), &name);
            checks.into_problems()
        })
}

/// A reviewer's comment beside one answer; an empty one takes it away.
pub fn comment(
    head: &EntryHead,
    item: &ExamItem,
    question: &str,
    said: &str,
    ctx: &Ctx<'_>,
) -> Form {
    let title = Label::Msg(Tr::self_exam_comment_title);
    let entity = format!("{} {}", head.id.as_deref().unwrap_or_default(), item.key);
    Form::new(COMMENT, entity, title, ctx.today())
        .based_on(head.version)
        .as_popup()
        .with(FormField::note(Label::Msg(Tr::self_exam_question), question))
        .with(
            FormField::long("comment", Label::Msg(Tr::steps_comment))
                .max(COMMENT_MAX)
                .hint(Label::Msg(Tr::self_exam_comment_hint))
                .start(said),
        )
}

/// Item and comment of a form made by [`comment`].
pub fn comment_of(form: &Form) -> Option<(String, String)> {
    let (_, item) = form.entity.split_once(' ').filter(|_| form.id == COMMENT)?;
    Some((item.to_owned(), form.values().text("comment")))
}

/// Whether this form holds an answer's words.
pub fn answers(form: &Form) -> bool {
    form.id == ANSWER
}

/// Whether this form hands in.
pub fn signs(form: &Form) -> bool {
    form.id == SIGN
}

/// The request of a form of this file.
pub fn request(subject: &Subject, form: &Form) -> Option<Request> {
    let (step, version) = (subject.step.clone(), form.base_version);
    let values = form.values();
    // What a changed answer hides is kept all the same.
    let text = |key: &str| match form.field(key).and_then(|field| field.value(form.today())) {
        Some(Value::Text(text)) => text,
        _ => String::new(),
    };
    Some(Request::Do(match form.id {
        ANSWER => {
            let item = form.entity.strip_prefix(&step)?.trim_start().to_owned();
            let result = values.code("result").and_then(AnswerResult::from_code)?;
            let (fact, cause, plan) = (text("fact"), text("cause"), text("plan"));
            Command::Exam(ExamCommand::Write { step, item, version, result, fact, cause, plan })
        }
        STATEMENT => {
            Command::Step(StepCommand::SaveText { step, version, body: values.text("body") })
        }
        SIGN => {
            let signed_name = values.text("signed_name");
            Command::Step(StepCommand::Submit { step, version, signed_name })
        }
        _ => return None,
    }))
}
