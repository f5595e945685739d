//! Moving on: to the next open item while answering, to the next answer with words while reading.

use super::{Line, SelfExam};
use crate::app::action::Action;
use crate::app::ctx::Ctx;
use crate::app::list::Row;
use crate::app::scroll::Scroll;

impl SelfExam {
    /// To the next line that fits, from behind the selection, around the end if need be; `onward`
    /// stays where it is rather than going back.
    pub(super) fn select_next(&mut self, fits: impl Fn(&Line) -> bool, onward: bool) -> bool {
        let all = self.list.all();
        let here = self.list.selected_id();
        let at = all.iter().position(|line| Some(line.id()) == here.as_deref());
        let behind = at.map_or(0, |at| at + 1);
        let good = |line: &&Line| !line.is_header() && fits(line);
        let mut found = all.iter().skip(behind).find(good);
        if found.is_none() && !onward {
            found = all.iter().take(behind).find(good);
        }
        let Some(id) = found.map(|line| line.id().to_owned()) else { return false };
        self.list.select(&id);
        true
    }

    pub(super) fn select_first_open(&mut self) {
        self.list.filter("");
        self.list.act(Action::First);
        if self.list.selected().is_some_and(Line::is_done) {
            self.select_next(|line| !line.is_done(), true);
        }
    }

    pub(super) fn select_previous(&mut self, fits: impl Fn(&Line) -> bool) {
        let all = self.list.all();
        let here = self.list.selected_id();
        let at = all.iter().position(|line| Some(line.id()) == here.as_deref()).unwrap_or(0);
        let found = all.iter().take(at).rev().find(|line| !line.is_header() && fits(line));
        if let Some(id) = found.map(|line| line.id().to_owned()) {
            self.list.select(&id);
        }
    }

    /// While answering to the next open item, while reading to the next answer with words.
    pub(super) fn jump(&mut self, forward: bool, ctx: &mut Ctx<'_>) {
        let writes = self.writes();
        let fits = |line: &Line| if writes { !line.is_done() } else { line.has_words() };
        if !forward {
            return self.select_previous(fits);
        }
        if !self.select_next(fits, false) && writes {
            ctx.say(ctx.tr.self_exam_all_done());
        }
    }

    pub(super) fn open(&mut self, ctx: &mut Ctx<'_>) {
        if !self.writes() {
            if !matches!(self.list.selected(), Some(Line::Whole) | None) {
                self.reading = Some(Scroll::default());
            }
            return;
        }
        match self.list.selected() {
            Some(Line::Item(line)) if line.item.is_complete() => self.jump(true, ctx),
            Some(_) => self.edit(ctx),
            None => {}
        }
    }
}
