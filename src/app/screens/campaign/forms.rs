//! The forms of the campaign page: the dates of a phase, a report channel, how long data is kept.

use crate::app::ctx::Ctx;
use crate::app::form::{Choice, Form, FormField};
use crate::app::label::Label;
use crate::domain::office::{CampaignCommand, Channel, ChannelKind, OfficePhase, rules};
use crate::domain::privacy;
use crate::domain::problem::Problem;
use crate::i18n::labels::Label as _;
use crate::i18n::{Tr, format};

const PHASE: &str = "phase";
const CHANNEL: &str = "channel";
const RETENTION: &str = "retention";

/// First and last day of a phase.
pub fn phase(phase: &OfficePhase, name: &str, ctx: &Ctx<'_>) -> Form {
    let title = Label::Text(ctx.tr.campaign_dates_title(name));
    let day =
        |key, label, start| FormField::date(key, label).required().start(&format::date_iso(start));
    Form::new(PHASE, phase.meta.id.as_str(), title, ctx.today())
        .based_on(phase.meta.version)
        .as_popup()
        .with(day("first_day", Label::Msg(Tr::campaign_first_day), phase.first_day))
        .with(
            day("last_day", Label::Msg(Tr::campaign_last_day), phase.last_day)
                .hint(Label::Msg(Tr::campaign_last_day_hint)),
        )
        .check(|values| {
            let (Some(first), Some(last)) = (values.date("first_day"), values.date("last_day"))
            else {
                return Vec::new();
            };
            let found = rules::phase_dates(first, last).err().unwrap_or_default();
            // The rule speaks of the order's field, the form of the stored column.
            found.into_iter().map(|problem| Problem::new("last_day", problem.kind)).collect()
        })
}

/// A report channel to change, or a new one of this kind.
pub fn channel(channel: Option<&Channel>, kind: ChannelKind, ctx: &Ctx<'_>) -> Form {
    let title = match channel {
        Some(_) => Tr::campaign_edit_channel,
        None => Tr::campaign_new_channel,
    };
    let id = channel.map_or("", |channel| &channel.meta.id);
    let version = channel.map_or(0, |channel| channel.meta.version);
    let kinds = ChannelKind::ALL.iter().map(|kind| Choice::new(kind.code(), kind.label(ctx.tr)));
    Form::new(CHANNEL, id, Label::Msg(title), ctx.today())
        .based_on(version)
        .as_popup()
        .with(
            FormField::choice("kind", Label::Msg(Tr::campaign_channel_kind), kinds.collect())
                .required()
                .start(kind.code()),
        )
        .with(
            FormField::text("value", Label::Msg(Tr::campaign_channel_value))
                .required()
                .hint(Label::Msg(Tr::campaign_channel_hint))
                .start(channel.map_or("", |channel| &channel.value)),
        )
        .with(
            FormField::text("hours", Label::Msg(Tr::campaign_channel_hours))
                .max(40)
                .hint(Label::Msg(Tr::campaign_hours_hint))
                .start(channel.map_or("", |channel| &channel.hours)),
        )
        .focus_on("value")
        .check(|values| {
            let kind = values.code("kind").and_then(ChannelKind::from_code);
            let kind = kind.unwrap_or(ChannelKind::Phone);
            let (value, hours) = (values.text("value"), values.text("hours"));
            rules::channel(kind, &value, &hours).err().unwrap_or_default()
        })
}

/// How many months personal data is kept.
pub fn retention(months: i64, ctx: &Ctx<'_>) -> Form {
    let title = Label::Msg(Tr::campaign_retention_edit);
    let hint = ctx.tr.campaign_retention_hint(privacy::RETENTION_MAX);
    Form::new(RETENTION, "", title, ctx.today())
        .as_popup()
        .with(
            FormField::number("months", Label::Msg(Tr::campaign_retention_months), 0)
                .required()
                .hint(Label::Text(hint))
                .start(&months.to_string()),
        )
        .check(|values| {
            let months = values.number("months").map(privacy::months);
            months.and_then(Result::err).unwrap_or_default()
        })
}

/// The order of a form of this file.
pub fn command(form: &Form) -> Option<CampaignCommand> {
    let values = form.values();
    let (id, version) = (form.entity.clone(), form.base_version);
    Some(match form.id {
        PHASE => CampaignCommand::SetPhase {
            id,
            version,
            start: values.date("first_day")?,
            end: values.date("last_day")?,
        },
        CHANNEL => CampaignCommand::SaveChannel {
            id,
            version,
            kind: ChannelKind::from_code(values.code("kind")?)?,
            value: values.text("value"),
            hours: values.text("hours"),
        },
        RETENTION => CampaignCommand::SetRetention { months: values.number("months")? },
        _ => return None,
    })
}
