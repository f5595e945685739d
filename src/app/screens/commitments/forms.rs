//! The forms of the commitments screen: writing, handing in, publishing, returning and checking.

use crate::app::ctx::Ctx;
use crate::app::form::{Choice, Form, FormField, FormValues};
use crate::app::label::Label;
use crate::app::screens::steps::{self, Subject};
use crate::domain::check::{Checks, signature};
use crate::domain::commitment::{
    self, CheckState, CommitmentCheck, CommitmentCommand, CommitmentItem, CommitmentKind,
    CommitmentRow, Evaluator, ItemInput,
};
use crate::domain::office::Channel;
use crate::domain::problem::{Problem, ProblemKind};
use crate::domain::record::Meta;
use crate::domain::step::CommitmentParams;
use crate::i18n::labels::{self, Label as _};
use crate::i18n::{Tr, format};

const WRITE: &str = "commitment-write";
const SUBMIT: &str = "commitment-submit";
const PUBLISH: &str = "commitment-publish";
const RETURN: &str = "commitment-return";
const CHECK: &str = "commitment-check";

/// The longest name.
const NAME_MAX: usize = 64;

/// A new commitment.
pub fn new(subject: &Subject, params: &CommitmentParams, ctx: &Ctx<'_>) -> Form {
    let form =
        Form::new(WRITE, subject.step.as_str(), Label::Msg(Tr::commitments_new), ctx.today());
    let only = match params.kinds.as_slice() {
        [only] => only.key.as_str(),
        _ => CommitmentKind::Person.code(),
    };
    write_fields(form, params, (only, "", &[]), ctx).focus_on("title")
}

/// A commitment to go on with; what its reviewer said stands above.
pub fn edit(row: &CommitmentRow, params: &CommitmentParams, ctx: &Ctx<'_>) -> Form {
    let title = Label::Msg(Tr::commitments_edit);
    let mut form = Form::new(WRITE, row.row.meta.id.as_str(), title, ctx.today())
        .based_on(row.row.meta.version);
    if !row.row.comment.is_empty() {
        let said = Label::Text(row.row.comment.clone());
        form = form.with(FormField::note(Label::Msg(Tr::commitments_returned_with), said));
    }
    let start = (row.row.kind.code(), row.row.title.as_str(), row.items.as_slice());
    write_fields(form, params, start, ctx).focus_on("items.0")
}

fn write_fields(
    form: Form,
    params: &CommitmentParams,
    (kind, title, items): (&str, &str, &[CommitmentItem]),
    ctx: &Ctx<'_>,
) -> Form {
    let (tr, lang) = (ctx.tr, ctx.tr.lang());
    let kinds = params.kinds.iter().map(|k| Choice::new(k.key.as_str(), k.name.pick(lang)));
    let most = limit(params.max_items).max(items.len());
    // Each item shows once the one before it is written.
    let fields = (0..most).flat_map(|slot| {
        let item = items.get(slot);
        let no = slot + 1;
        let text = FormField::long(format!("items.{slot}"), Label::Text(tr.commitments_item(no)))
            .max(limit(params.item_max_chars))
            .snug()
            .hint(Label::Msg(Tr::commitments_item_hint))
            .start(item.map_or("", |item| item.text.as_str()));
        let day = item.and_then(|item| item.due).map(format::date_iso).unwrap_or_default();
        let label = Label::Text(tr.commitments_item_due(no));
        let due = FormField::date(format!("due.{slot}"), label)
            .visible_once(&format!("items.{slot}"))
            .hint(Label::Msg(Tr::commitments_due_hint))
            .start(&day);
        let text = match slot.checked_sub(1) {
            None => text.required(),
            Some(before) => text.visible_once(&format!("items.{before}")),
        };
        [text, due]
    });
    let (rules, advice) = (params.clone(), params.clone());
    form.with(
        FormField::choice("kind", Label::Msg(Tr::commitments_kind), kinds.collect())
            .required()
            .start(kind),
    )
    .with(
        FormField::text("title", Label::Msg(Tr::commitments_title))
            .required()
            .max(limit(commitment::TITLE_MAX))
            .hint(Label::Msg(Tr::commitments_title_hint))
            .start(title),
    )
    .with_all(fields)
    .check(move |values| problems(&rules, values))
    .advise(move |values| {
        let mut found = problems(&advice, values);
        found.retain(|problem| problem.kind == ProblemKind::NotMeasurable);
        found
    })
}

/// What the rules say, at the fields where it was typed: rows left empty are passed over.
fn problems(params: &CommitmentParams, values: &FormValues) -> Vec<Problem> {
    let (slots, items): (Vec<usize>, Vec<ItemInput>) = typed(params, values).into_iter().unzip();
    let mut found =
        commitment::input_problems(params, kind_of(values), &values.text("title"), &items);
    for problem in &mut found {
        let index = problem.field.strip_prefix("items.").and_then(|no| no.parse::<usize>().ok());
        if let Some(slot) = index.and_then(|index| slots.get(index)) {
            problem.field = format!("items.{slot}");
        } else if problem.field == "items" {
            problem.field = "items.0".to_owned();
        }
    }
    found
}

fn kind_of(values: &FormValues) -> CommitmentKind {
    let kind = values.code("kind").and_then(CommitmentKind::from_code);
    kind.unwrap_or(CommitmentKind::Person)
}

/// The items filled in, each with the number of its row.
fn typed(params: &CommitmentParams, values: &FormValues) -> Vec<(usize, ItemInput)> {
    (0..limit(params.max_items))
        .map(|slot| {
            let (text, due) = (format!("items.{slot}"), format!("due.{slot}"));
            (slot, ItemInput { text: values.text(&text), due: values.date(&due) })
        })
        .filter(|(_, item)| !item.text.is_empty() || item.due.is_some())
        .collect()
}

/// The signature that hands a commitment in.
pub fn submit(row: &CommitmentRow, name: &str, ctx: &Ctx<'_>) -> Form {
    let name = name.to_owned();
    popup(SUBMIT, row, ctx.tr.commitments_submit_title(row.row.no.clone()), ctx)
        .without_draft()
        .saves_as(Label::Msg(Tr::commitments_submit))
        .with(FormField::note(
            Label::Msg(Tr::commitments_submit_after),
            Label::Msg(Tr::commitments_submit_text),
        ))
        .with(
            FormField::text("signed_name", Label::Msg(Tr::commitments_sign_name))
                .required()
                .max(NAME_MAX)
                .hint(Label::Msg(Tr::commitments_sign_hint)),
        )
        .check(move |values| {
            let mut checks = Checks::new();
            signature(&mut checks, &values.text("signed_name"), &name);
            checks.into_problems()
        })
}

/// Where, when and for whom a commitment is made public (S44).
pub fn publish(
    row: &CommitmentRow,
    channels: &[Channel],
    params: &CommitmentParams,
    ctx: &Ctx<'_>,
) -> Form {
    let (tr, today) = (ctx.tr, ctx.today());
    popup(PUBLISH, row, tr.commitments_publish_title(row.row.no.clone()), ctx)
        .saves_as(Label::Msg(Tr::commitments_publish))
        .with(FormField::note(
            Label::Msg(Tr::commitments_channels),
            Label::Text(channels_line(channels, tr)),
        ))
        .with(
            FormField::text("place", Label::Msg(Tr::commitments_where))
                .required()
                .max(limit(commitment::PLACE_MAX))
                .hint(Label::Msg(Tr::commitments_where_hint)),
        )
        .with(
            FormField::date("day", Label::Msg(Tr::commitments_day))
                .required()
                .start(&format::date_iso(today)),
        )
        .with(
            FormField::text("audience", Label::Msg(Tr::commitments_audience))
                .required()
                .max(limit(commitment::AUDIENCE_MAX))
                .hint(Label::Msg(Tr::commitments_audience_hint))
                .start(params.recipients.pick(tr.lang())),
        )
        .check(move |values| {
            let day = values.date("day").unwrap_or(today);
            let (place, audience) = (values.text("place"), values.text("audience"));
            commitment::publish_problems(&place, &audience, day, today)
        })
}

/// Where the public can report, in one line.
pub fn channels_line(channels: &[Channel], tr: &Tr) -> String {
    if channels.is_empty() {
        return tr.commitments_channels_none();
    }
    let named = |channel: &Channel| {
        let said = tr.common_label_value(channel.kind.label(tr), channel.value.clone());
        if channel.hours.is_empty() {
            said
        } else {
            tr.common_in_brackets(channel.hours.clone(), said)
        }
    };
    format::list(tr, channels.iter().map(named))
}

/// Sends a commitment back.
pub fn give_back(row: &CommitmentRow, ctx: &Ctx<'_>) -> Form {
    let title = ctx.tr.steps_return_title(ctx.tr.common_quoted(row.row.title.clone()));
    popup(RETURN, row, title, ctx)
        .saves_as(Label::Msg(Tr::steps_return))
        .with(steps::comment(Label::Msg(Tr::steps_comment)))
}

/// How one item was kept; `own` where the promise is mine.
pub fn check(row: &CommitmentRow, own: bool, ctx: &Ctx<'_>) -> Form {
    let (tr, today) = (ctx.tr, ctx.today());
    let named = row.items.iter().enumerate().map(|(index, item)| {
        Choice::new(item.meta.id.as_str(), format!("{}. {}", index + 1, item.text))
    });
    let waits = |item: &&CommitmentItem| {
        let last = commitment::last_check(item, &row.checks);
        last.is_none_or(|check| check.state == CheckState::Ongoing)
    };
    let first = row.items.iter().find(waits).or_else(|| row.items.first());
    let form = popup(CHECK, row, tr.commitments_check_title(row.row.no.clone()), ctx)
        .with(
            FormField::pick("item", Label::Msg(Tr::commitments_check_item), named.collect())
                .required()
                .start(first.map_or("", |item| item.meta.id.as_str())),
        )
        .with(
            FormField::choice(
                "state",
                Label::Msg(Tr::commitments_check_state),
                Choice::coded(CheckState::ALL, tr),
            )
            .required(),
        )
        .with(
            FormField::date("day", Label::Msg(Tr::commitments_check_day))
                .required()
                .start(&format::date_iso(today)),
        )
        .with(
            FormField::long("proof", Label::Msg(Tr::commitments_proof))
                .max(limit(commitment::PROOF_MAX))
                .hint(Label::Msg(Tr::commitments_proof_hint)),
        );
    // About one's own promise one speaks for oneself only.
    let others = Choice::coded(&[Evaluator::Unit, Evaluator::Public], tr);
    let form = if own {
        form
    } else {
        let label = Label::Msg(Tr::commitments_evaluator);
        let field = FormField::choice("evaluator", label, others);
        form.with(field.required().start(Evaluator::Unit.code()))
    };
    form.focus_on("state").check(move |values| {
        checked(values).map_or_else(Vec::new, |mut check| {
            check.day = values.date("day").unwrap_or(today);
            commitment::check_problems(&check, true, own, today)
        })
    })
}

/// The check as entered, without what belongs to the commitment.
fn checked(values: &FormValues) -> Option<CommitmentCheck> {
    let evaluator = values.code("evaluator").and_then(Evaluator::from_code);
    Some(CommitmentCheck {
        meta: Meta::default(),
        commitment: String::new(),
        item: values.text("item"),
        day: values.date("day")?,
        state: values.code("state").and_then(CheckState::from_code)?,
        proof: values.text("proof"),
        evaluator: evaluator.unwrap_or(Evaluator::Oneself),
    })
}

fn popup(id: &'static str, row: &CommitmentRow, title: String, ctx: &Ctx<'_>) -> Form {
    Form::new(id, row.row.meta.id.as_str(), Label::Text(title), ctx.today())
        .based_on(row.row.meta.version)
        .as_popup()
}

/// What the kind of a commitment is called in this campaign.
pub fn kind_name(params: &CommitmentParams, kind: CommitmentKind, tr: &Tr) -> String {
    let name = params.kind(kind.code()).map(|kind| kind.name.pick(tr.lang()).to_owned());
    name.unwrap_or_else(|| labels::Label::label(kind, tr))
}

/// Whether this form handed a commitment in.
pub fn hands_in(form: &Form) -> bool {
    form.id == SUBMIT
}

/// Whether this form ended a review, so that the next commitment comes up.
pub fn reviews(form: &Form) -> bool {
    matches!(form.id, PUBLISH | RETURN)
}

/// The order of a form of this file.
pub fn request(
    subject: &Subject,
    params: &CommitmentParams,
    form: &Form,
) -> Option<CommitmentCommand> {
    let (id, version) = (form.entity.clone(), form.base_version);
    let values = form.values();
    Some(match form.id {
        WRITE => CommitmentCommand::Save {
            step: subject.step.clone(),
            // A new row carries no id; its draft was named by the step.
            id: if version == 0 { String::new() } else { id },
            version,
            kind: kind_of(&values),
            title: values.text("title"),
            items: typed(params, &values).into_iter().map(|(_, item)| item).collect(),
        },
        SUBMIT => {
            CommitmentCommand::Submit { id, version, signed_name: values.text("signed_name") }
        }
        PUBLISH => CommitmentCommand::Publish {
            id,
            version,
            place: values.text("place"),
            audience: values.text("audience"),
            day: values.date("day"),
        },
        RETURN => CommitmentCommand::Return { id, version, comment: values.text("comment") },
        CHECK => {
            let CommitmentCheck { item, day, state, proof, evaluator, .. } = checked(&values)?;
            let (commitment, day) = (id, Some(day));
            CommitmentCommand::Check { commitment, version, item, day, state, proof, evaluator }
        }
        _ => return None,
    })
}

fn limit(chars: i64) -> usize {
    usize::try_from(chars).unwrap_or(0)
}
