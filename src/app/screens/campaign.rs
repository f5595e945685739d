//! The campaign: phases with the dates in force, opening one early, and where the public reports.

mod forms;

use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::detail::Detail;
use crate::app::dialog::{Answer, Dialog, row_of};
use crate::app::event::MouseEvent;
use crate::app::form::Form;
use crate::app::label::Label;
use crate::app::list::{List, Row};
use crate::app::screen::Screen;
use crate::domain::office::{CampaignCommand, CampaignView, Channel, ChannelKind, OfficePhase};
use crate::domain::policy::Act;
use crate::domain::privacy::RetentionView;
use crate::domain::reply::Reply;
use crate::domain::request::{Command, Request};
use crate::i18n::{Tr, errors, format};

/// Dialogs of this screen.
const OPEN_EARLY: &str = "campaign-open";
const DELETE: &str = "campaign-delete";

/// The line that says how long personal data is kept.
const RETENTION: &str = "retention";

/// A line of the page.
#[derive(Debug, Clone)]
pub enum Line {
    Phases,
    Phase(Box<OfficePhase>),
    Channels,
    Channel(Box<Channel>),
    /// A kind of channel that nobody has filled in: it is needed before anything is published.
    Missing(ChannelKind),
    PersonalData,
    /// How long personal data is kept.
    Retention(Box<RetentionView>),
}

impl Row for Line {
    fn id(&self) -> &str {
        match self {
            Self::Phases => "phases",
            Self::Phase(phase) => &phase.meta.id,
            Self::Channels => "channels",
            Self::Channel(channel) => &channel.meta.id,
            Self::Missing(kind) => kind.code(),
            Self::PersonalData => "personal-data",
            Self::Retention(_) => RETENTION,
        }
    }

    fn is_header(&self) -> bool {
        matches!(self, Self::Phases | Self::Channels | Self::PersonalData)
    }
}

/// The campaign page.
#[derive(Default)]
pub struct CampaignPage {
    pub view: Option<Box<CampaignView>>,
    pub list: List<Line>,
    pub detail: Detail,
    /// To be selected once it is loaded.
    wanted: Option<String>,
}

impl CampaignPage {
    fn set(&mut self, view: Box<CampaignView>) {
        let mut lines = vec![Line::Phases];
        lines.extend(view.phases.iter().map(|phase| Line::Phase(Box::new(phase.clone()))));
        lines.push(Line::Channels);
        for &kind in ChannelKind::ALL {
            let mut of_kind =
                view.channels.iter().filter(|channel| channel.kind == kind).peekable();
            if of_kind.peek().is_none() {
                lines.push(Line::Missing(kind));
            }
            lines.extend(of_kind.map(|channel| Line::Channel(Box::new(channel.clone()))));
        }
        lines.push(Line::PersonalData);
        lines.push(Line::Retention(Box::new(view.retention.clone())));
        let missing = lines.iter().find(|line| matches!(line, Line::Missing(_)));
        let missing = missing.map(|line| line.id().to_owned());
        self.list.set_rows(lines);
        // What keeps commitments from being published comes first for who can mend it.
        if self.view.is_none() && view.rights.allows(Act::ChangeChannels) {
            self.wanted = missing;
        }
        if let Some(id) = self.wanted.take() {
            self.list.select(&id);
        }
        self.view = Some(view);
    }

    fn edit(&self, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        let act = match self.list.selected() {
            Some(Line::Phase(_) | Line::Retention(_)) => Act::ChangeCampaign,
            _ => Act::ChangeChannels,
        };
        if let Err(why) = view.rights.check(act) {
            return ctx.warn(errors::refusal(ctx.tr, &why));
        }
        let form = match self.list.selected() {
            Some(Line::Phase(phase)) => forms::phase(phase, &phase_name(phase.no, ctx), ctx),
            Some(Line::Channel(channel)) => forms::channel(Some(channel), channel.kind, ctx),
            Some(Line::Missing(kind)) => forms::channel(None, *kind, ctx),
            Some(Line::Retention(kept)) => forms::retention(kept.months, ctx),
            _ => return,
        };
        ctx.open(form);
    }

    fn ask_open(&self, ctx: &mut Ctx<'_>) {
        let Some(Line::Phase(phase)) = self.list.selected() else { return };
        let name = phase_name(phase.no, ctx);
        let title = Label::Text(ctx.tr.campaign_open_title(name));
        let text =
            Label::Text(ctx.tr.campaign_open_text(format::date_short(ctx.tr, phase.first_day)));
        let yes = Label::Msg(Tr::campaign_open_early);
        let ask = Dialog::confirm(OPEN_EARLY, title, text, yes);
        ctx.dialog(ask.about_row(phase.meta.version, &phase.meta.id));
    }

    fn ask_delete(&self, ctx: &mut Ctx<'_>) {
        let Some(Line::Channel(channel)) = self.list.selected() else { return };
        let title = Label::Text(ctx.tr.campaign_delete_title(channel.value.as_str()));
        let text = Label::Msg(Tr::campaign_delete_text);
        let yes = Label::Msg(Tr::common_delete);
        let ask = Dialog::confirm(DELETE, title, text, yes);
        ctx.dialog(ask.about_row(channel.meta.version, &channel.meta.id));
    }

    fn line_offers(&self, view: &CampaignView, session: &Session) -> Vec<Offer> {
        let change = view.rights.check(Act::ChangeCampaign);
        let channels = view.rights.check(Act::ChangeChannels);
        let open = |label| Offer::new(Action::Open).named(Label::Msg(label));
        match self.list.selected() {
            Some(Line::Phase(phase)) => {
                let early = Offer::new(Action::Submit)
                    .named(Label::Msg(Tr::campaign_open_early))
                    .when(view.rights.check(Act::OpenPhase));
                let ahead = !phase.is_open(session.today);
                let early = if early.allowed.is_ok() {
                    early.only_if(ahead, Label::Msg(Tr::campaign_is_open))
                } else {
                    early
                };
                vec![
                    open(Tr::campaign_edit_dates).when(change),
                    early,
                    Offer::new(Action::New)
                        .named(Label::Msg(Tr::campaign_new_channel))
                        .when(channels),
                ]
            }
            Some(Line::Channel(_)) => vec![
                open(Tr::keys_edit).when(channels.clone()),
                Offer::new(Action::New).when(channels.clone()),
                Offer::new(Action::Delete).when(channels),
            ],
            Some(Line::Missing(_)) => vec![
                open(Tr::campaign_fill_in).when(channels.clone()),
                Offer::new(Action::New).when(channels),
            ],
            Some(Line::Retention(_)) => vec![open(Tr::campaign_retention_edit).when(change)],
            _ => Vec::new(),
        }
    }
}

fn phase_name(no: i64, ctx: &Ctx<'_>) -> String {
    let phase = ctx.session.campaign().and_then(|campaign| campaign.phase_no(no));
    phase.map_or_else(String::new, |phase| phase.name.pick(ctx.tr.lang()).to_owned())
}

impl Screen for CampaignPage {
    fn title(&self, session: &Session) -> String {
        session.tr().campaign_title()
    }

    fn load(&self) -> Vec<Request> {
        vec![Request::Campaign]
    }

    fn reply(&mut self, reply: Reply, _ctx: &mut Ctx<'_>) {
        if let Reply::Campaign(view) = reply {
            self.set(view);
        }
    }

    fn offers(&self, session: &Session) -> Vec<Offer> {
        let offers = self.view.as_ref().map(|view| self.line_offers(view, session));
        self.detail.offers(offers.unwrap_or_default())
    }

    fn action(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        if self.detail.act(action) {
            return;
        }
        match action {
            Action::Open | Action::Edit => self.edit(ctx),
            Action::New => {
                let kind = match self.list.selected() {
                    Some(Line::Missing(kind)) => *kind,
                    Some(Line::Channel(channel)) => channel.kind,
                    _ => ChannelKind::Phone,
                };
                ctx.open(forms::channel(None, kind, ctx));
            }
            Action::Submit => self.ask_open(ctx),
            Action::Delete => self.ask_delete(ctx),
            action => {
                self.list.act(action);
            }
        }
    }

    fn submit(&mut self, form: &Form, _ctx: &mut Ctx<'_>) -> Option<Request> {
        forms::command(form).map(|command| Request::Do(Command::Campaign(command)))
    }

    fn saved(&mut self, _form: &Form, reply: &Reply, _ctx: &mut Ctx<'_>) {
        if let Reply::Done(done) = reply {
            // A setting has no id of its own.
            let id = if done.id.is_empty() { RETENTION } else { &done.id };
            self.wanted = Some(id.to_owned());
        }
    }

    fn answered(&mut self, id: &str, subject: &str, answer: Answer, ctx: &mut Ctx<'_>) {
        let Some((version, row)) = row_of(subject).filter(|_| answer == Answer::Yes) else {
            return;
        };
        let command = match id {
            OPEN_EARLY => CampaignCommand::OpenPhase { id: row, version },
            DELETE => CampaignCommand::DeleteChannel { id: row, version },
            _ => return,
        };
        ctx.run(Command::Campaign(command));
    }

    fn mouse(&mut self, event: MouseEvent, _ctx: &mut Ctx<'_>) {
        self.list.click(event.col, event.row);
    }
}
