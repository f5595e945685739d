//! What the author does: records and reflections written, deleted and handed in.

use super::{DELETE_RECORD, DELETE_REFLECTION, LACKS, Line, SUBMIT_REFLECTION, Study, forms};
use crate::app::action::{Action, Offer};
use crate::app::ctx::Ctx;
use crate::app::dialog::Dialog;
use crate::app::label::Label;
use crate::app::list::Row;
use crate::app::screens::steps;
use crate::domain::policy::Act;
use crate::domain::study::{self, StudyView};
use crate::i18n::{Tr, errors};

impl Study {
    pub(super) fn edit(&self, ctx: &mut Ctx<'_>) {
        let Some(params) = self.params(ctx.session) else { return };
        let form = match self.list.selected() {
            Some(Line::Missing(topic)) => forms::new_record(&self.subject, params, topic, ctx),
            Some(Line::Record(row)) => forms::record(&row.row, params, ctx),
            Some(Line::Reflection(row)) => forms::reflection(&row.row, params, ctx),
            Some(Line::ToWrite(_)) => forms::new_reflection(&self.subject, params, ctx),
            _ => return,
        };
        ctx.open(form);
    }

    pub(super) fn new_entry(&self, ctx: &mut Ctx<'_>) {
        let Some(params) = self.params(ctx.session) else { return };
        let form = match self.list.selected() {
            Some(Line::Reflection(_) | Line::ToWrite(_)) => {
                forms::new_reflection(&self.subject, params, ctx)
            }
            Some(Line::Missing(topic)) => forms::new_record(&self.subject, params, topic, ctx),
            _ => forms::new_record(&self.subject, params, "", ctx),
        };
        ctx.open(form);
    }

    /// Hands in the selected reflection where that is to do, else the step.
    pub(super) fn submit_here(&self, ctx: &mut Ctx<'_>) {
        let (Some(view), Some(params)) = (&self.view, self.params(ctx.session)) else { return };
        if let Some(row) = self.reflection().filter(|row| row.rights.allows(Act::SubmitEntry)) {
            let lacks = study::reflection_lacks(params, &row.row.body);
            if let Some(lack) = lacks.first() {
                return ctx.warn(ctx.tr.study_too_short(errors::problem_kind(ctx.tr, &lack.kind)));
            }
            let title = Label::Text(ctx.tr.study_submit_reflection_title(row.row.title.clone()));
            let text = Label::Msg(Tr::study_submit_reflection_text);
            let yes = Label::Msg(Tr::common_submit);
            let ask = Dialog::confirm(SUBMIT_REFLECTION, title, text, yes);
            ctx.dialog(ask.about_row(row.row.meta.version, &row.row.meta.id));
            return;
        }
        let records: Vec<_> = view.records.iter().map(|row| row.row.clone()).collect();
        let reflections: Vec<_> = view.reflections.iter().map(|row| row.row.clone()).collect();
        let lacks = study::step_lacks(params, &records, &reflections);
        if lacks.is_empty() {
            steps::ask_submit(&self.subject, &view.head, ctx);
        } else {
            let lines: Vec<_> =
                lacks.iter().map(|lack| errors::problem_kind(ctx.tr, &lack.kind)).collect();
            steps::tell_lacks(LACKS, &lines, ctx);
        }
    }

    /// To the first thing that is still missing.
    pub(super) fn select_missing(&mut self) {
        let missing = |line: &Line| match line {
            Line::Missing(_) | Line::ToWrite(_) => true,
            Line::Reflection(row) => !row.row.counts(),
            _ => false,
        };
        let id = self.list.all().iter().find(|line| missing(line)).map(|line| line.id().to_owned());
        if let Some(id) = id {
            self.list.select(&id);
        }
    }

    pub(super) fn ask_delete(&self, ctx: &mut Ctx<'_>) {
        let (id, meta, what) = match self.list.selected() {
            Some(Line::Record(row)) => {
                let topic = self.params(ctx.session).and_then(|p| p.topic(&row.row.topic));
                let title = topic.map(|t| t.title.pick(ctx.tr.lang())).unwrap_or_default();
                (DELETE_RECORD, &row.row.meta, title.to_owned())
            }
            Some(Line::Reflection(row)) => {
                (DELETE_REFLECTION, &row.row.meta, row.row.title.clone())
            }
            _ => return,
        };
        let title = Label::Msg(Tr::study_delete_title);
        let text = Label::Text(ctx.tr.common_quoted(what));
        let yes = Label::Msg(Tr::common_delete);
        ctx.dialog(Dialog::confirm(id, title, text, yes).about_row(meta.version, &meta.id));
    }

    pub(super) fn my_offers(&self, view: &StudyView) -> Vec<Offer> {
        let write = view.rights.check(Act::WriteEntry);
        let selected = self.list.selected();
        let new = match selected {
            Some(Line::Reflection(_) | Line::ToWrite(_)) => Tr::study_new_reflection,
            _ => Tr::study_new_record,
        };
        let mut offers = Vec::new();
        match selected {
            Some(Line::Missing(_)) => {
                let open = Offer::new(Action::Open).named(Label::Msg(Tr::study_record_this));
                offers.push(open.when(write.clone()));
            }
            Some(Line::ToWrite(_)) => {
                let open = Offer::new(Action::Open).named(Label::Msg(Tr::study_write_one));
                offers.push(open.when(write.clone()));
            }
            Some(Line::Record(row)) => {
                let may = row.rights.check(Act::WriteEntry);
                offers.push(Offer::new(Action::Edit).when(may.clone()));
                offers.push(Offer::new(Action::Delete).when(may));
            }
            Some(Line::Reflection(row)) => {
                let may = row.rights.check(Act::WriteEntry);
                if may.is_err() {
                    offers.push(Offer::new(Action::Open).named(Label::Msg(Tr::study_read)));
                }
                offers.push(Offer::new(Action::Edit).when(may.clone()));
                offers.push(Offer::new(Action::Delete).when(may));
            }
            _ => {}
        }
        offers.push(Offer::new(Action::New).named(Label::Msg(new)).when(write));
        let submit = Offer::new(Action::Submit);
        offers.push(match self.reflection() {
            Some(row) if row.rights.allows(Act::SubmitEntry) => {
                submit.named(Label::Msg(Tr::study_submit_reflection))
            }
            _ => submit
                .named(Label::Msg(Tr::study_submit_step))
                .when(view.rights.check(Act::SubmitEntry)),
        });
        offers
    }
}
