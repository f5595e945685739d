//! Answering: one key each, a form where words are needed, the statement, and handing in.

use super::{ANSWER, LACKS, Line, SelfExam, forms, lines};
use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::dialog::{Dialog, Item};
use crate::app::label::Label;
use crate::app::screens::steps;
use crate::domain::policy::Act;
use crate::domain::request::Command;
use crate::domain::self_exam::{
    AnswerResult, ExamCommand, ExamItem, SelfExamView, Written, lacks_of,
};
use crate::i18n::Tr;
use crate::i18n::labels::Label as _;

impl SelfExam {
    /// Answers the selected item: the key is a committed write. A form opens where the answer
    /// needs words that are not there yet; else the selection goes on.
    pub(super) fn answer(&mut self, result: AnswerResult, ctx: &mut Ctx<'_>) {
        let Some(item) = self.item().cloned() else {
            return ctx.say(ctx.tr.self_exam_select_item());
        };
        let before = item.answer.as_ref();
        let version = before.map_or(0, |answer| answer.meta.version);
        let same = before.is_some_and(|answer| answer.result == result);
        let (step, key) = (self.subject.step.clone(), item.key.clone());
        if !same {
            ctx.run(Command::Exam(ExamCommand::Answer { step, item: key, version, result }));
        }
        // The write just sent makes the next version; orders are carried out one after another.
        let version = version + i64::from(!same);
        if self.needs_words(&item, result, ctx.session) {
            self.open_form(&item, result, version, ctx);
        } else if item.is_complete() {
            self.list.act(Action::Down);
        } else {
            self.select_next(|line| !line.is_done(), true);
        }
    }

    pub(super) fn needs_words(
        &self,
        item: &ExamItem,
        result: AnswerResult,
        session: &Session,
    ) -> bool {
        let (Some(params), Some(campaign)) = (self.params(session), session.campaign()) else {
            return false;
        };
        let texts =
            item.answer.as_ref().map(|a| (a.fact.as_str(), a.cause.as_str(), a.plan.as_str()));
        let (fact, cause, plan) = texts.unwrap_or_default();
        let written = Written { result, fact, cause, plan };
        !lacks_of(params, &campaign.lints, forms::examinee(item), &item.key, written).is_empty()
    }

    pub(super) fn open_form(
        &self,
        item: &ExamItem,
        result: AnswerResult,
        version: i64,
        ctx: &mut Ctx<'_>,
    ) {
        let (Some(params), Some(campaign)) = (self.params(ctx.session), ctx.session.campaign())
        else {
            return;
        };
        let given = forms::Given { step: &self.subject.step, item, result, version };
        let form = forms::answer(given, params, &campaign.lints, ctx);
        ctx.open(form);
    }

    pub(super) fn edit(&self, ctx: &mut Ctx<'_>) {
        match self.list.selected() {
            Some(Line::Item(line)) => match &line.item.answer {
                Some(answer) => {
                    self.open_form(&line.item, answer.result, answer.meta.version, ctx);
                }
                None => self.ask_answer(&line.item, ctx),
            },
            Some(Line::Statement { .. }) => self.edit_statement(ctx),
            _ => {}
        }
    }

    /// The four answers as a menu, for who does not know the keys yet.
    pub(super) fn ask_answer(&self, item: &ExamItem, ctx: &mut Ctx<'_>) {
        let items =
            AnswerResult::ALL.iter().map(|result| Item::new(result.code(), result.label(ctx.tr)));
        let mut menu = Dialog::menu(ANSWER, Label::Msg(Tr::self_exam_answer), items.collect());
        let text = self.params(ctx.session).and_then(|params| params.text_of(&item.key));
        menu.text = Label::Text(text.map(|t| t.pick(ctx.tr.lang()).to_owned()).unwrap_or_default());
        ctx.dialog(menu.about(item.key.as_str()));
    }

    pub(super) fn edit_statement(&self, ctx: &mut Ctx<'_>) {
        let (Some(view), Some(params)) = (&self.view, self.params(ctx.session)) else { return };
        let form = forms::statement(view, params, ctx);
        ctx.open(form);
    }

    /// Hands in, or says what is missing and leads there.
    pub(super) fn submit_all(&self, ctx: &mut Ctx<'_>) {
        let (Some(view), Some(params)) = (&self.view, self.params(ctx.session)) else { return };
        let lacks = lines::lacks(view, params, ctx.tr);
        if lacks.is_empty() {
            let form = forms::sign(view, ctx);
            ctx.open(form);
        } else {
            steps::tell_lacks(LACKS, &lacks, ctx);
        }
    }

    pub(super) fn my_offers(&self, view: &SelfExamView) -> Vec<Offer> {
        let write = || view.rights.check(Act::WriteEntry);
        let mut offers = Vec::new();
        let on_item = self.item();
        if on_item.is_some() {
            let keys = [Action::Answer1, Action::Answer2, Action::Answer3, Action::Answer4];
            offers.extend(keys.map(|key| Offer::new(key).when(write())));
        }
        let open: Option<fn(&Tr) -> String> = match self.list.selected() {
            Some(_) if write().is_err() => Some(Tr::self_exam_read),
            Some(Line::Item(line)) if line.item.is_complete() => Some(Tr::self_exam_next),
            Some(Line::Item(line)) if line.item.answer.is_some() => Some(Tr::self_exam_complete),
            Some(Line::Item(_)) => Some(Tr::self_exam_answer),
            Some(Line::Statement { .. }) => Some(Tr::self_exam_write_statement),
            _ => None,
        };
        if let Some(label) = open {
            offers.push(Offer::new(Action::Open).named(Label::Msg(label)));
        }
        if on_item.is_some_and(|item| item.answer.is_some()) {
            offers.push(Offer::new(Action::Edit).when(write()));
        }
        offers.push(Offer::new(Action::Submit).when(view.rights.check(Act::SubmitEntry)));
        offers
    }
}
