//! Reminding and reviewing from the team: for the selected row, or for all that are marked.

use super::Team;
use super::dialogs;
use super::gather::{Found, Gather, Purpose};
use super::side::{LateLine, Side};
use crate::app::ctx::{Ctx, Session};
use crate::app::screens::reminding;
use crate::domain::policy::Act;
use crate::domain::record::Id;
use crate::domain::refusal::Refusal;
use crate::domain::request::Request;
use crate::domain::step_entry::StepStatus;
use crate::domain::team::{TeamCell, TeamRow};

impl Team {
    /// The steps one can be reminded of: the late ones, or else those still open.
    pub fn to_remind<'a>(&self, row: &'a TeamRow) -> Vec<(String, &'a TeamCell)> {
        let Some(view) = &self.view else { return Vec::new() };
        let cells = || view.columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.absent);
        let pick = |wanted: &dyn Fn(&TeamCell) -> bool| {
            let picked = cells().filter(|(_, cell)| wanted(cell));
            picked.map(|(column, cell)| (column.step.clone(), cell)).collect::<Vec<_>>()
        };
        let late = pick(&|cell| cell.late_days > 0);
        if late.is_empty() { pick(&|cell| cell.status.is_open()) } else { late }
    }

    pub(super) fn remind(&self, ctx: &mut Ctx<'_>) {
        if self.side == Side::Late {
            if let Some(LateLine { item, .. }) = self.late.selected() {
                reminding::ask(&item.person.id, &item.step, item.finding.clone(), ctx);
            }
            return;
        }
        let Some(row) = self.list.selected() else { return };
        match self.to_remind(row).as_slice() {
            [] => {}
            [(step, _)] => reminding::ask(&row.person.id, step, None, ctx),
            several => ctx.dialog(dialogs::remind_which(&row.person, several, ctx)),
        }
    }

    /// The marked or selected people with something to review; those not loaded may have it.
    pub(super) fn to_review(&self) -> Vec<Id> {
        let waits = |row: &&TeamRow| row.cells.iter().any(|c| c.status == StepStatus::Submitted);
        let loaded = self.list.all();
        let mut people = self.list.chosen();
        people.retain(|id| {
            loaded.iter().find(|row| row.person.id == *id).is_none_or(|row| waits(&row))
        });
        people
    }

    /// Whether one may accept or return what waits, as far as the rows are known here.
    pub(super) fn may_review(&self, act: Act, people: &[Id]) -> Result<(), Refusal> {
        let Some(view) = &self.view else { return Ok(()) };
        view.rights.check(act)?;
        let loaded = self.list.all();
        let mut outcome = Ok(());
        for id in people {
            let row = loaded.iter().find(|row| row.person.id == *id);
            outcome = row.map_or(Ok(()), |row| row.rights.check(act));
            if outcome.is_ok() {
                break;
            }
        }
        outcome
    }

    /// Whether one may remind of the selected line.
    pub(super) fn may_remind(&self, session: &Session) -> Result<(), Refusal> {
        let Some(view) = &self.view else { return Ok(()) };
        match self.side {
            Side::Late => {
                let own = |line: &LateLine| line.item.person.id == session.my_id();
                view.rights.check(Act::Remind)?;
                if self.late.selected().is_some_and(own) { Err(Refusal::OwnWork) } else { Ok(()) }
            }
            _ => self.list.selected().map_or(Ok(()), |row| row.rights.check(Act::Remind)),
        }
    }

    pub(super) fn look_up(&mut self, purpose: Purpose, people: Vec<Id>, ctx: &mut Ctx<'_>) {
        let Some(view) = &self.view else { return };
        for person in &people {
            ctx.ask(Request::Person(person.clone()));
        }
        self.gather = Some(Gather::new(purpose, view.phase, people));
    }

    pub(super) fn found(&mut self, purpose: Purpose, found: Found, ctx: &mut Ctx<'_>) {
        if found.entries.is_empty() {
            match found.why {
                Some(why) => ctx.warn(crate::i18n::errors::refusal(ctx.tr, &why)),
                None if found.singly > 0 => ctx.warn(ctx.tr.team_open_singly()),
                None => ctx.warn(ctx.tr.team_nothing_waiting()),
            }
            return;
        }
        match purpose {
            Purpose::Accept => ctx.dialog(dialogs::accept(&found, ctx)),
            Purpose::Return => match found.entries.as_slice() {
                [one] => dialogs::give_back(one, ctx),
                _ => ctx.dialog(dialogs::return_which(&found, ctx)),
            },
        }
        self.waiting = found.entries;
    }
}
