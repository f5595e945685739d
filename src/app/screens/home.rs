//! Home, the walk: the phases, my steps, and the one thing to do now.

use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::dialog::{Answer, Dialog};
use crate::app::event::MouseEvent;
use crate::app::label::Label;
use crate::app::list::{List, Row};
use crate::app::route::Route;
use crate::app::screen::Screen;
use crate::domain::campaign::Phase;
use crate::domain::reply::Reply;
use crate::domain::request::Request;
use crate::domain::role::Role;
use crate::domain::step_entry::StepStatus;
use crate::domain::walk::{Card, HomeView, PhaseLine, StepLine};
use crate::i18n::Tr;
use std::cell::RefCell;

/// A line one can stand on, or the heading of a phase.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// Index into the view's notices.
    Notice(usize, String),
    Card,
    Phase(PhaseLine, String),
    /// A phase of which there is only something to read.
    Announced(PhaseLine, String),
    Step(Box<StepLine>),
}

impl Row for Line {
    fn id(&self) -> &str {
        match self {
            Self::Notice(_, id) | Self::Phase(_, id) | Self::Announced(_, id) => id,
            Self::Card => "card",
            Self::Step(step) => &step.key,
        }
    }

    fn is_header(&self) -> bool {
        matches!(self, Self::Phase(..))
    }
}

/// The Home screen.
#[derive(Default)]
pub struct Home {
    pub view: Option<Box<HomeView>>,
    pub list: List<Line>,
    /// Which line each row of the screen showed at the last drawing.
    drawn: RefCell<Vec<(u16, String)>>,
}

/// Notices shown at once; the rest follows when these were read.
pub const NOTICES: usize = 3;

impl Home {
    fn set(&mut self, view: Box<HomeView>, session: &Session) {
        let first = self.view.is_none();
        let mut lines: Vec<Line> = Vec::new();
        for (i, notice) in view.notices.iter().take(NOTICES).enumerate() {
            lines.push(Line::Notice(i, notice.row.id.clone()));
        }
        lines.push(Line::Card);
        for phase in &view.phases {
            let known = session.campaign().and_then(|campaign| campaign.phase_no(phase.no));
            let line = match known.is_some_and(Phase::is_announced_only) {
                true => Line::Announced,
                false => Line::Phase,
            };
            lines.push(line(phase.clone(), format!("phase {}", phase.no)));
            let steps = view.steps.iter().filter(|step| step.phase == phase.no);
            lines.extend(steps.map(|step| Line::Step(Box::new(step.clone()))));
        }
        self.list.set_rows(lines);
        if first {
            self.list.select("card");
        }
        self.view = Some(view);
    }

    /// For drawing: forgets where the lines stood.
    pub fn draws_anew(&self) {
        self.drawn.borrow_mut().clear();
    }

    /// For drawing: this line stands on a row of the screen, so that a click finds it.
    pub fn drawn_at(&self, row: u16, id: &str) {
        self.drawn.borrow_mut().push((row, id.to_owned()));
    }

    fn open(&self, ctx: &mut Ctx<'_>) {
        let (Some(view), Some(line)) = (&self.view, self.list.selected()) else { return };
        match line {
            Line::Card => open_card(&view.card, ctx),
            Line::Step(step) => ctx.push(Route::step(step.kind, &step.key)),
            Line::Notice(index, id) => {
                ctx.ask(Request::ReadNotice(id.clone()));
                if let Some(notice) = view.notices.get(*index) {
                    let step = view.steps.iter().find(|s| s.key == notice.row.step);
                    if let Some(step) = step {
                        ctx.push(Route::entry(step.kind, &step.key, &notice.row.entity));
                    }
                }
            }
            Line::Announced(phase, _) => read_phase(phase.no, ctx),
            Line::Phase(..) => {}
        }
    }
}

/// All that is announced of a phase, where there is room for it.
fn read_phase(no: i64, ctx: &mut Ctx<'_>) {
    let Some(phase) = ctx.session.campaign().and_then(|campaign| campaign.phase_no(no)) else {
        return;
    };
    let lang = ctx.tr.lang();
    let announced = phase.announced.iter().map(|said| said.pick(lang));
    let text: Vec<&str> = std::iter::once(phase.objective.pick(lang)).chain(announced).collect();
    let title = Label::Text(ctx.tr.home_phase(phase.name.pick(lang), no));
    ctx.dialog(Dialog::message(title, Label::Text(text.join("\n").trim().to_owned())));
}

/// Where the card leads.
fn open_card(card: &Card, ctx: &mut Ctx<'_>) {
    match card {
        Card::AddLeader => ctx.push(Route::People { adding: Some(Role::Leader) }),
        Card::AddPeople => ctx.push(Route::People { adding: Some(Role::Staff) }),
        Card::AddChannels => ctx.push(Route::Campaign),
        Card::Review { .. } => ctx.push(Route::Team),
        Card::Finding { id, .. } => ctx.push(Route::finding(id)),
        Card::Step { key, .. } => {
            let kind = ctx.session.campaign().and_then(|c| c.step(key)).map(|step| step.kind());
            if let Some(kind) = kind {
                ctx.push(Route::step(kind, key));
            }
        }
        Card::NothingNow { .. } => ctx.say(ctx.tr.home_nothing_to_open()),
    }
}

impl Screen for Home {
    fn title(&self, session: &Session) -> String {
        session.hello.as_ref().map_or_else(String::new, |hello| {
            let name = hello.campaign.name.pick(session.prefs.lang);
            session.tr().home_title(name, hello.year.to_string())
        })
    }

    fn load(&self) -> Vec<Request> {
        vec![Request::Home]
    }

    fn reply(&mut self, reply: Reply, ctx: &mut Ctx<'_>) {
        match reply {
            Reply::Home(view) => self.set(view, ctx.session),
            Reply::Ok => ctx.reload(),
            other => {
                super::exporting::told(&other, ctx);
            }
        }
    }

    fn offers(&self, _session: &Session) -> Vec<Offer> {
        let label = match self.list.selected() {
            Some(Line::Notice(..)) => Label::Msg(Tr::home_open_notice),
            Some(Line::Card) => Label::Msg(Tr::home_open_card),
            Some(Line::Announced(..)) => Label::Msg(Tr::common_read_all),
            _ => Label::Msg(Tr::keys_open),
        };
        vec![
            Offer::new(Action::Open).named(label),
            Offer::new(Action::Down),
            Offer::new(Action::Goto),
            Offer::new(Action::Export),
        ]
    }

    fn action(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        match action {
            Action::Open => self.open(ctx),
            Action::Export => super::exporting::ask(&super::exporting::MINE, ctx),
            action => {
                self.list.act(action);
            }
        }
    }

    fn answered(&mut self, id: &str, subject: &str, answer: Answer, ctx: &mut Ctx<'_>) {
        if let Answer::Chosen(code) = answer {
            super::exporting::answered(id, subject, &code, ctx);
        }
    }

    fn mouse(&mut self, event: MouseEvent, _ctx: &mut Ctx<'_>) {
        if let Some((_, id)) = self.drawn.get_mut().iter().find(|(row, _)| *row == event.row) {
            self.list.select(id);
        }
    }
}

/// Whether a step shows the mark of work under way.
pub fn is_under_way(step: &StepLine) -> bool {
    step.writable && matches!(step.status, StepStatus::Doing | StepStatus::Returned)
}
