//! A finding as a page: its facts, measures, progress and story, and the next thing to be done.
//!
//! Many orders share one page: Enter is the next natural step for this person, `a` confirms,
//! verifies or signs, `r` rejects or returns, `s` hands on, `n` `e` `d` are for the plan.

mod closing;
mod forms;
mod moves;
mod planning;

pub use forms::{propose_form, propose_request};
pub use moves::{Move, next_move};

use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::dialog::{Answer, Dialog, Item};
use crate::app::form::Form;
use crate::app::label::Label;
use crate::app::screen::Screen;
use crate::app::screens::reminding;
use crate::app::scroll::Scroll;
use crate::domain::finding::{FindingView, LedgerCommand, Measure};
use crate::domain::policy::Act;
use crate::domain::record::Id;
use crate::domain::reply::Reply;
use crate::domain::request::{Command, Request};
use crate::domain::step::StepKind;
use crate::i18n::{Tr, errors};

/// Dialogs of this screen.
const ADD: &str = "finding-add";
const EDIT: &str = "finding-edit";
const DELETE: &str = "finding-delete";
const DELETE_ONE: &str = "finding-delete-one";
const HAND_OVER: &str = "finding-hand-over";
const SIGN_FOR: &str = "finding-sign-for";

/// The page of one finding.
pub struct FindingPage {
    id: Id,
    /// Its number until it is loaded.
    no: String,
    pub view: Option<Box<FindingView>>,
    pub scroll: Scroll,
}

impl FindingPage {
    /// The page of a finding; `no` heads it until it is loaded and may be empty.
    pub fn new(id: &str, no: &str) -> Self {
        Self { id: id.to_owned(), no: no.to_owned(), view: None, scroll: Scroll::default() }
    }

    /// Does a move, or says why it is not to be done.
    fn start(&self, step: Move, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        if let Err(why) = view.rights.check(step.act(view.head.row.status)) {
            return ctx.warn(errors::refusal(ctx.tr, &why));
        }
        match step {
            Move::Confirm => ctx.open(forms::confirm(view, ctx)),
            Move::Reject => ctx.open(forms::reject(view, ctx)),
            Move::Plan => ctx.open(planning::measure(view, None, ctx)),
            Move::HandOver => self.ask_hand_over(view, ctx),
            Move::SignFor => self.ask_sign_for(view, ctx),
            Move::Note => ctx.open(planning::note(view, ctx)),
            Move::Apply => ctx.open(closing::apply(view, ctx)),
            Move::Verify => ctx.open(closing::verify(view, ctx)),
            Move::Sign => ctx.open(closing::sign(view, ctx)),
            Move::Return => ctx.open(closing::send_back(view, ctx)),
        }
    }

    fn ask_hand_over(&self, view: &FindingView, ctx: &mut Ctx<'_>) {
        let title = ctx.tr.finding_hand_over_title(view.head.row.no.clone());
        let text = ctx.tr.finding_hand_over_text(view.head.owner.clone());
        let yes = Label::Msg(Tr::finding_hand_over);
        ctx.dialog(Dialog::confirm(HAND_OVER, Label::Text(title), Label::Text(text), yes));
    }

    fn ask_sign_for(&self, view: &FindingView, ctx: &mut Ctx<'_>) {
        let title = ctx.tr.finding_sign_for_title(view.head.row.no.clone());
        let text = Label::Msg(Tr::finding_sign_for_text);
        let yes = Label::Msg(Tr::finding_sign_for);
        ctx.dialog(Dialog::confirm(SIGN_FOR, Label::Text(title), text, yes));
    }

    /// `n`: a measure, a progress note, or the question which.
    fn add(&self, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        match (view.rights.allows(Act::NoteProgress), view.rights.allows(Act::PlanMeasure)) {
            (true, true) => {
                let items = vec![
                    Item::new("note", Label::Msg(Tr::finding_note)),
                    Item::new("measure", Label::Msg(Tr::finding_measure)),
                ];
                ctx.dialog(Dialog::menu(ADD, Label::Msg(Tr::finding_add_title), items));
            }
            (true, false) => self.start(Move::Note, ctx),
            (false, _) => self.start(Move::Plan, ctx),
        }
    }

    /// `e`: the finding or one of its measures.
    fn edit(&self, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        let mut items = Vec::new();
        if view.rights.allows(Act::ChangeFinding) {
            items.push(Item::new("", Label::Msg(Tr::finding_the_finding)));
        }
        if view.rights.allows(Act::PlanMeasure) {
            items.extend(self.measure_items(ctx, |_| true));
        }
        match items.as_slice() {
            [] => {}
            [only] => self.edit_one(&only.code, ctx),
            _ => ctx.dialog(Dialog::menu(EDIT, Label::Msg(Tr::finding_edit_title), items)),
        }
    }

    fn edit_one(&self, code: &str, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        match self.measure(code) {
            Some(measure) => ctx.open(planning::measure(view, Some(measure), ctx)),
            None => ctx.open(forms::change(view, ctx)),
        }
    }

    /// `d`: a measure that nobody has worked on yet.
    fn delete(&self, ctx: &mut Ctx<'_>) {
        let items = self.measure_items(ctx, |measure| measure.percent == 0);
        match items.as_slice() {
            [] => ctx.warn(ctx.tr.finding_nothing_to_delete()),
            [only] => self.delete_one(&only.code, ctx),
            _ => ctx.dialog(Dialog::menu(DELETE, Label::Msg(Tr::finding_delete_title), items)),
        }
    }

    fn delete_one(&self, id: &str, ctx: &mut Ctx<'_>) {
        let Some(measure) = self.measure(id) else { return };
        let title = Label::Msg(Tr::finding_delete_title);
        let text = Label::Text(measure.means.clone());
        let yes = Label::Msg(Tr::common_delete);
        ctx.dialog(Dialog::confirm(DELETE_ONE, title, text, yes).about(id));
    }

    fn measure(&self, id: &str) -> Option<&Measure> {
        let measures = &self.view.as_ref()?.measures;
        measures.iter().map(|(measure, _)| measure).find(|measure| measure.meta.id == id)
    }

    fn measure_items(&self, ctx: &Ctx<'_>, fits: impl Fn(&Measure) -> bool) -> Vec<Item> {
        let measures = self.view.as_ref().map_or(&[][..], |view| &view.measures);
        let fitting = (1_i64..).zip(measures).filter(|(_, (measure, _))| fits(measure));
        let item = |(no, (measure, _)): (i64, &(Measure, String))| {
            let label = ctx.tr.finding_measure_no(no);
            Item::new(measure.meta.id.clone(), label).note(measure.means.clone())
        };
        fitting.map(item).collect()
    }

    fn remind(&self, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        let row = &view.head.row;
        let Some(owner) = &row.owner else { return };
        let step = ctx.session.campaign().and_then(|c| c.first_of(StepKind::Rectification));
        let step = step.map(|step| step.key.clone()).unwrap_or_default();
        let finding = Some(row.meta.id.clone());
        ctx.ask(Request::Remind { person: owner.clone(), step, finding });
    }

    fn run(&self, order: impl FnOnce(Id, i64) -> LedgerCommand, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        let meta = &view.head.row.meta;
        ctx.run(Command::Ledger(order(meta.id.clone(), meta.version)));
    }
}

impl Screen for FindingPage {
    fn title(&self, _session: &Session) -> String {
        self.view.as_ref().map_or_else(|| self.no.clone(), |view| view.head.row.no.clone())
    }

    fn load(&self) -> Vec<Request> {
        vec![Request::Finding(self.id.clone())]
    }

    fn reply(&mut self, reply: Reply, ctx: &mut Ctx<'_>) {
        if reminding::told(&reply, ctx) {
            return;
        }
        if let Reply::Finding(view) = reply {
            self.view = Some(view);
        }
    }

    fn offers(&self, _session: &Session) -> Vec<Offer> {
        self.view.as_ref().map_or_else(Vec::new, |view| moves::offers(view))
    }

    fn action(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        if self.scroll.act(action) {
            return;
        }
        let step = match action {
            Action::Open => next_move(view),
            Action::Accept => Some(moves::accept(view.head.row.status)),
            Action::Return => Some(moves::give_back(view.head.row.status)),
            Action::Submit => Some(moves::hand_on(view.head.row.status)),
            _ => None,
        };
        match action {
            Action::New => self.add(ctx),
            Action::Edit => self.edit(ctx),
            Action::Delete => self.delete(ctx),
            Action::Remind => self.remind(ctx),
            _ => {
                if let Some(step) = step {
                    self.start(step, ctx);
                }
            }
        }
    }

    fn submit(&mut self, form: &Form, _ctx: &mut Ctx<'_>) -> Option<Request> {
        let view = self.view.as_ref()?;
        let command = forms::command(view, form)
            .or_else(|| planning::command(view, form))
            .or_else(|| closing::command(form))?;
        Some(Request::Do(Command::Ledger(command)))
    }

    fn answered(&mut self, id: &str, subject: &str, answer: Answer, ctx: &mut Ctx<'_>) {
        match (id, answer) {
            (HAND_OVER, _) => self.run(|id, version| LedgerCommand::HandOver { id, version }, ctx),
            (SIGN_FOR, _) => self.run(|id, version| LedgerCommand::SignFor { id, version }, ctx),
            (ADD, Answer::Chosen(code)) => {
                self.start(if code == "note" { Move::Note } else { Move::Plan }, ctx);
            }
            (EDIT, Answer::Chosen(code)) => self.edit_one(&code, ctx),
            (DELETE, Answer::Chosen(code)) => self.delete_one(&code, ctx),
            (DELETE_ONE, Answer::Yes) => {
                if let Some(measure) = self.measure(subject) {
                    let (id, version) = (measure.meta.id.clone(), measure.meta.version);
                    ctx.run(Command::Ledger(LedgerCommand::DeleteMeasure { id, version }));
                }
            }
            _ => {}
        }
    }
}
