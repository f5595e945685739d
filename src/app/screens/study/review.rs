//! What a reviewer does: reflections read one after another, then the step accepted or returned.

use super::{Line, Study, forms};
use crate::app::action::{Action, Offer};
use crate::app::ctx::Ctx;
use crate::app::label::Label;
use crate::app::list::Row;
use crate::app::screens::steps;
use crate::domain::policy::Act;
use crate::domain::request::Command;
use crate::domain::study::{ReviewStatus, StudyCommand, StudyView};
use crate::i18n::Tr;

impl Study {
    /// For a reviewer: to the next reflection that waits to be read.
    pub(super) fn select_waiting(&mut self) {
        let waiting = |line: &&Line| matches!(line, Line::Reflection(r) if r.row.status == ReviewStatus::Submitted);
        let here = self.list.selected_id();
        let other = |line: &&Line| here.as_deref() != Some(line.id());
        let all = self.list.all().iter();
        if let Some(id) = all.filter(waiting).find(other).map(|line| line.id().to_owned()) {
            self.list.select(&id);
        }
    }

    pub(super) fn accept(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(row) = self.reflection().filter(|row| row.rights.allows(Act::AcceptEntry)) {
            let (id, version) = (row.row.meta.id.clone(), row.row.meta.version);
            ctx.run(Command::Study(StudyCommand::ReadReflection { id, version }));
            self.reading = None;
            return self.select_waiting();
        }
        let Some(view) = &self.view else { return };
        let unread =
            view.reflections.iter().filter(|r| r.row.status == ReviewStatus::Submitted).count();
        let text = if unread > 0 {
            ctx.tr.study_accept_unread(unread)
        } else {
            ctx.tr.steps_accept_text()
        };
        steps::ask_accept(&self.subject, &view.head, text, ctx);
    }

    pub(super) fn give_back(&self, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        let form = match self.reflection() {
            Some(row) if row.rights.allows(Act::ReturnEntry) => {
                Some(forms::return_reflection(&row.row, ctx))
            }
            _ => steps::return_form(&self.subject, &view.head, &view.rights, Act::ReturnEntry, ctx),
        };
        if let Some(form) = form {
            ctx.open(form);
        }
    }

    pub(super) fn review_offers(&self, view: &StudyView) -> Vec<Offer> {
        let mut offers = Vec::new();
        match self.reflection() {
            Some(row) => {
                offers.push(Offer::new(Action::Open).named(Label::Msg(Tr::study_read)));
                if row.rights.allows(Act::AcceptEntry) {
                    let [accept, back] =
                        steps::review_offers(&row.rights, Act::AcceptEntry, Act::ReturnEntry);
                    offers.push(accept.named(Label::Msg(Tr::study_mark_read)));
                    offers.push(back.named(Label::Msg(Tr::study_return_reflection)));
                    return offers;
                }
            }
            None => offers.push(Offer::new(Action::Down)),
        }
        let [accept, back] = steps::review_offers(&view.rights, Act::AcceptEntry, Act::ReturnEntry);
        offers.push(accept.named(Label::Msg(Tr::study_accept_step)));
        offers.push(back);
        offers
    }

    /// While reading: to the next or previous reflection.
    pub(super) fn turn(&mut self, forward: bool) {
        let ids: Vec<String> = self
            .list
            .all()
            .iter()
            .filter(|line| matches!(line, Line::Reflection(_)))
            .map(|line| line.id().to_owned())
            .collect();
        let here = self.list.selected_id();
        let at = ids.iter().position(|id| Some(id) == here.as_ref()).unwrap_or(0);
        let to = if forward { at + 1 } else { at.wrapping_sub(1) };
        if let Some(id) = ids.get(to) {
            self.list.select(id);
        }
    }
}
