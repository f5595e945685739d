//! Team: everybody by the steps of a phase, who is late, and what waits for review.

mod dialogs;
mod gather;
mod review;
mod side;

pub use gather::Purpose;
pub use side::{LateLine, Side};

use super::{exporting, reminding, steps};
use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::dialog::Answer;
use crate::app::event::MouseEvent;
use crate::app::form::Form;
use crate::app::label::Label;
use crate::app::list::{List, Row};
use crate::app::route::Route;
use crate::app::screen::Screen;
use crate::domain::campaign::Campaign;
use crate::domain::change::Outcome;
use crate::domain::policy::Act;
use crate::domain::refusal::Refusal;
use crate::domain::reply::Reply;
use crate::domain::request::{Command, Request};
use crate::domain::step_entry::StepCommand;
use crate::domain::team::{TeamFilter, TeamQuery, TeamRow, TeamSort, TeamView};
use crate::i18n::Tr;
use crate::i18n::labels::Label as _;
use gather::{Gather, Waiting};

impl Row for TeamRow {
    fn id(&self) -> &str {
        &self.person.id
    }
}

/// The team screen.
#[derive(Default)]
pub struct Team {
    pub view: Option<Box<TeamView>>,
    pub list: List<TeamRow>,
    pub late: List<LateLine>,
    pub side: Side,
    pub query: TeamQuery,
    /// Other rows are on their way, to be shown from the first; the old ones stay until then.
    anew: bool,
    gather: Option<Gather>,
    /// Found by the last look-up, until the dialog about it is answered.
    waiting: Vec<Waiting>,
}

impl Team {
    fn set(&mut self, mut view: Box<TeamView>, ctx: &mut Ctx<'_>) {
        let rows = std::mem::take(&mut view.rows);
        let anew = std::mem::take(&mut self.anew);
        let kept = self.list.selected_id();
        let to_usize = |n: i64| usize::try_from(n).unwrap_or(0);
        self.list.set_window(to_usize(view.query.offset), rows, to_usize(view.matching));
        if anew {
            self.list.act(Action::First);
        } else if let Some(id) = kept {
            self.list.select(&id);
        }
        self.late.set_rows(view.late_items.iter().cloned().map(LateLine::from).collect());
        let came = to_usize(view.query.offset)..to_usize(view.query.offset + view.query.limit);
        self.query.offset = view.query.offset;
        self.view = Some(view);
        // A list that became shorter may stand outside the rows that came, and a tall screen may
        // have room for more.
        self.list.expect_rows(usize::from(ctx.session.size.1));
        if self.list.wants().is_some_and(|wanted| wanted != came) {
            ctx.reload();
        }
    }

    /// Shows other rows, from the first.
    fn ask_anew(&mut self, ctx: &mut Ctx<'_>) {
        self.anew = true;
        self.query.offset = 0;
        ctx.reload();
    }

    fn turn_phase(&mut self, forward: bool, ctx: &mut Ctx<'_>) {
        let (Some(view), Some(campaign)) = (&self.view, ctx.session.campaign()) else { return };
        if let Some(no) = neighbour(campaign, view.phase, forward) {
            self.query.phase = no;
            ctx.reload();
        }
    }

    fn open(&self, ctx: &mut Ctx<'_>) {
        match self.side {
            Side::Matrix => {
                if let Some(row) = self.list.selected() {
                    ctx.push(Route::Person { person: row.person.clone(), step: None });
                }
            }
            Side::Late => {
                let Some(LateLine { item, .. }) = self.late.selected() else { return };
                match &item.finding {
                    Some(finding) => ctx.push(Route::finding(finding)),
                    None => {
                        let (person, step) = (item.person.clone(), Some(item.step.clone()));
                        ctx.push(Route::Person { person, step });
                    }
                }
            }
            Side::Categories => ctx.push(Route::Ledger(None)),
            Side::Days => {}
        }
    }

    /// The right to export, which inspectors have as well.
    fn export(&self) -> Offer {
        let offer = Offer::new(Action::Export);
        match &self.view {
            Some(view) => offer.when(view.rights.check(Act::ExportTeam)),
            None => offer,
        }
    }

    fn matrix_offers(&self, session: &Session) -> Vec<Offer> {
        let any = self.list.selected().is_some();
        let why = || Label::Msg(Tr::team_nothing_waiting as fn(&Tr) -> String);
        let people = self.to_review();
        let waits = !people.is_empty();
        let review = |act| self.may_review(act, &people);
        let open = self.list.selected().is_some_and(|row| !self.to_remind(row).is_empty());
        let mut offers = Vec::new();
        if any {
            offers.push(Offer::new(Action::Open).named(Label::Msg(Tr::team_open_person)));
            // What one's roles do not include comes before what there is to do just now.
            let reviewing =
                [(Action::Accept, Act::AcceptEntry), (Action::Return, Act::ReturnEntry)];
            for (action, act) in reviewing {
                let offer = Offer::new(action).only_if(waits, why());
                offers.push(match review(act) {
                    Ok(()) => offer,
                    Err(refused) => offer.when(Err(refused)),
                });
            }
            let why = Label::Msg(Tr::team_nothing_open);
            let offer = Offer::new(Action::Remind).only_if(open, why);
            offers.push(remind_offer(offer, self.may_remind(session)));
        }
        offers.push(Offer::new(Action::Filter));
        offers.push(self.export());
        offers.push(Offer::new(Action::Right).named(Label::Msg(Tr::team_other_phase)));
        offers.push(Offer::new(Action::NextTab).named(Label::Msg(Tr::team_tab_categories)));
        offers.push(Offer::new(Action::Find));
        offers.push(Offer::new(Action::Sort));
        if any {
            offers.push(Offer::new(Action::Mark));
            offers.push(Offer::new(Action::MarkAll));
        }
        offers
    }
}

/// A reminder with why it may not be sent: of oneself that is no question of review.
fn remind_offer(offer: Offer, allowed: Result<(), Refusal>) -> Offer {
    match allowed {
        Ok(()) => offer,
        Err(Refusal::OwnWork) => offer.only_if(false, Label::Msg(Tr::team_remind_self)),
        Err(refused) => offer.when(Err(refused)),
    }
}

impl Screen for Team {
    fn title(&self, session: &Session) -> String {
        session.tr().team_title()
    }

    fn load(&self) -> Vec<Request> {
        let window = self.list.window();
        let whole = |n: usize| i64::try_from(n).unwrap_or(0);
        let offset = if self.anew { 0 } else { whole(window.start) };
        vec![Request::Team(TeamQuery { offset, limit: whole(window.len()), ..self.query.clone() })]
    }

    fn awaits(&self, action: Action) -> bool {
        self.anew || self.list.is_ahead() && !action.is_move()
    }

    fn reply(&mut self, reply: Reply, ctx: &mut Ctx<'_>) {
        if exporting::told(&reply, ctx) || reminding::told(&reply, ctx) {
            return;
        }
        match reply {
            Reply::Team(view) => self.set(view, ctx),
            Reply::Person(person) => {
                let Some(gather) = &mut self.gather else { return };
                let purpose = gather.purpose;
                if let Some(found) = gather.take(*person) {
                    self.gather = None;
                    self.found(purpose, found, ctx);
                }
            }
            Reply::Done(done) if matches!(done.outcome, Outcome::AcceptedMany(..)) => {
                self.list.clear_marks();
            }
            _ => {}
        }
    }

    fn offers(&self, session: &Session) -> Vec<Offer> {
        let tab = |label| Offer::new(Action::NextTab).named(Label::Msg(label));
        match self.side {
            Side::Matrix => self.matrix_offers(session),
            Side::Categories => vec![
                Offer::new(Action::Open).named(Label::Msg(Tr::team_open_ledger)),
                tab(Tr::team_tab_late),
                self.export(),
            ],
            Side::Late => {
                let any = self.late.selected().is_some();
                let why = Label::Msg(Tr::team_late_none);
                vec![
                    Offer::new(Action::Open).only_if(any, why.clone()),
                    remind_offer(Offer::new(Action::Remind), self.may_remind(session))
                        .only_if(any, why),
                    tab(Tr::team_tab_days),
                    self.export(),
                ]
            }
            Side::Days => vec![tab(Tr::team_tab_matrix), self.export()],
        }
    }

    fn action(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        match action {
            Action::Open => self.open(ctx),
            Action::Left => self.turn_phase(false, ctx),
            Action::Right => self.turn_phase(true, ctx),
            Action::NextTab => self.side = self.side.next(),
            Action::PrevTab => self.side = self.side.previous(),
            Action::Remind => self.remind(ctx),
            Action::Accept => self.look_up(Purpose::Accept, self.to_review(), ctx),
            Action::Return => {
                let selected = self.list.selected_id().into_iter().collect();
                self.look_up(Purpose::Return, selected, ctx);
            }
            Action::Export => exporting::ask(&exporting::TEAM, ctx),
            Action::Filter => ctx.dialog(dialogs::filter(self.query.filter, ctx.tr)),
            Action::Sort => {
                self.query.sort = match self.query.sort {
                    TeamSort::Name => TeamSort::Late,
                    TeamSort::Late => TeamSort::Name,
                };
                ctx.say(ctx.tr.team_sorted(self.query.sort.label(ctx.tr)));
                self.ask_anew(ctx);
            }
            action if self.side == Side::Late => {
                self.late.act(action);
            }
            action => {
                if self.list.act(action) && self.list.wants().is_some() {
                    ctx.reload();
                }
            }
        }
    }

    fn submit(&mut self, form: &Form, _ctx: &mut Ctx<'_>) -> Option<Request> {
        steps::submit(form, Vec::new())
    }

    fn answered(&mut self, id: &str, subject: &str, answer: Answer, ctx: &mut Ctx<'_>) {
        match (id, answer) {
            (dialogs::ACCEPT, Answer::Yes) => {
                let entries = std::mem::take(&mut self.waiting).into_iter();
                let entries = entries.map(|found| (found.id, found.head.version)).collect();
                ctx.run(Command::Step(StepCommand::AcceptMany(entries)));
            }
            (dialogs::RETURN, Answer::Chosen(entry)) => {
                if let Some(found) = self.waiting.iter().find(|found| found.id == entry) {
                    dialogs::give_back(found, ctx);
                }
            }
            (dialogs::REMIND, Answer::Chosen(step)) => reminding::ask(subject, &step, None, ctx),
            (dialogs::FILTER, Answer::Chosen(code)) => {
                self.query.filter = TeamFilter::from_code(&code).unwrap_or(TeamFilter::All);
                self.ask_anew(ctx);
            }
            (id, Answer::Chosen(code)) => exporting::answered(id, subject, &code, ctx),
            _ => {}
        }
    }

    fn find(&mut self, text: &str, ctx: &mut Ctx<'_>) {
        self.query.text = text.to_owned();
        self.ask_anew(ctx);
    }

    fn is_narrowed(&self) -> bool {
        self.side == Side::Matrix
            && (self.query.filter != TeamFilter::All || !self.query.text.is_empty())
    }

    fn widen(&mut self, ctx: &mut Ctx<'_>) {
        self.query.filter = TeamFilter::All;
        self.find("", ctx);
    }

    fn mouse(&mut self, event: MouseEvent, _ctx: &mut Ctx<'_>) {
        if self.side == Side::Late {
            self.late.click(event.col, event.row);
        } else {
            self.list.click(event.col, event.row);
        }
    }
}

/// The phase before or after one; `None` at the ends.
fn neighbour(campaign: &Campaign, no: i64, forward: bool) -> Option<i64> {
    let numbers: Vec<i64> = campaign.phases.iter().map(|phase| phase.no).collect();
    let at = numbers.iter().position(|n| *n == no)?;
    let to = if forward { at + 1 } else { at.checked_sub(1)? };
    numbers.get(to).copied()
}
