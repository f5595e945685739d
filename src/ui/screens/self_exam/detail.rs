//! The selected line of the self-examination in full: question, answer, and what is still lacking.

use super::Parts;
use crate::app::screens::self_exam::{Line, asks_for_words, fact_label};
use crate::domain::self_exam::{Answer, AnswerResult, ExamItem};
use crate::domain::step_entry::text_problems;
use crate::i18n::labels::{self, Label as _};
use crate::i18n::{Tr, errors};
use crate::ui::widgets::page::Page;

impl Parts<'_> {
    /// The selected line as a page; while reading a text stands there whole.
    pub(super) fn detail(&self, reading: bool) -> Page<'_> {
        let mut page = Page::new(self.look);
        match self.screen.list.selected() {
            Some(Line::Whole) => self.whole(&mut page),
            Some(Line::Item(line)) => self.item(&mut page, &line.item),
            Some(Line::Statement { .. }) => self.statement_text(&mut page, reading),
            _ => {}
        }
        page
    }

    fn whole(&self, page: &mut Page<'_>) {
        let tr = self.look.tr;
        let count = |result| {
            let answers = self.view.items.iter().filter_map(|item| item.answer.as_ref());
            answers.filter(|answer| answer.result == result).count()
        };
        page.heading(tr.self_exam_whole())
            .para(tr.self_exam_accept_findings(self.screen.new_findings()))
            .quiet(tr.self_exam_review_text());
        for &result in AnswerResult::ALL {
            page.value(result.label(tr), tr.common_questions(count(result)));
        }
        page.value(
            tr.self_exam_statement(),
            tr.self_exam_statement_chars(self.view.chars, self.view.min_chars),
        );
    }

    fn item(&self, page: &mut Page<'_>, item: &ExamItem) {
        let (tr, style) = (self.look.tr, self.look.style);
        let question = self.params.text_of(&item.key).map_or("", |text| text.pick(tr.lang()));
        page.heading(question);
        if let Some(answer) = item.answer.as_ref().filter(|answer| !answer.comment.is_empty()) {
            page.value_styled(tr.self_exam_comment(), answer.comment.as_str(), style.error);
        }
        page.value_styled(
            tr.self_exam_my_comment(),
            self.screen.beside.get(&item.key),
            style.accent,
        );
        match &item.answer {
            Some(answer) => self.answer(page, item, answer),
            None => self.unanswered(page, item),
        }
    }

    fn unanswered(&self, page: &mut Page<'_>, item: &ExamItem) {
        let tr = self.look.tr;
        if item.na_by_default {
            page.value(tr.self_exam_answer(), AnswerResult::NotApplicable.label(tr));
            page.quiet(tr.self_exam_by_default());
        } else {
            page.value_styled(tr.self_exam_answer(), tr.self_exam_open(), self.look.style.accent);
        }
        self.hint(page, item);
        if self.writes() {
            page.gap().quiet(tr.self_exam_keys());
        }
    }

    fn answer(&self, page: &mut Page<'_>, item: &ExamItem, answer: &Answer) {
        let (tr, style) = (self.look.tr, self.look.style);
        page.value_styled(tr.self_exam_answer(), answer.result.label(tr), style.strong);
        let fact = fact_label(item, answer.result);
        page.value(fact.text(tr), answer.fact.as_str())
            .value(tr.self_exam_cause(), answer.cause.as_str())
            .value(tr.self_exam_plan(), answer.plan.as_str())
            .value(tr.self_exam_finding(), item.finding_no.as_str());
        for lack in &item.lacks {
            let field = if lack.field == "fact" {
                fact.text(tr)
            } else {
                labels::field_title(tr, &lack.field)
            };
            let what = tr.common_label_value(field, errors::problem_kind(tr, &lack.kind));
            page.value_styled(tr.self_exam_lacking(), what, style.accent);
        }
        let lacking = |field: &str| item.lacks.iter().any(|lack| lack.field == field);
        for flag in item.flags.iter().filter(|flag| !lacking(&flag.field)) {
            page.quiet(errors::problem_kind(tr, &flag.kind));
        }
        if !item.lacks.is_empty() {
            self.hint(page, item);
        }
    }

    /// What to write about, as long as something is to be written.
    fn hint(&self, page: &mut Page<'_>, item: &ExamItem) {
        let tr = self.look.tr;
        let lang = tr.lang();
        if let Some(named) = self.params.named(&item.key) {
            page.value(tr.self_exam_signs(), named.signs.pick(lang));
            page.quiet(tr.self_exam_ground_hint());
            return;
        }
        let own = self.params.items().find(|(_, question)| question.key == item.key);
        let hint = own.map_or("", |(_, question)| question.hint.pick(lang));
        page.value(tr.self_exam_hint(), hint);
        let words = asks_for_words(item, AnswerResult::Slight);
        if hint.is_empty() && words && item.answer.is_some() {
            page.quiet(tr.self_exam_fact_hint());
        }
    }

    fn statement_text(&self, page: &mut Page<'_>, reading: bool) {
        let (tr, style) = (self.look.tr, self.look.style);
        let fresh = self.view.body.trim().is_empty();
        page.heading(tr.self_exam_statement());
        if !fresh {
            let chars = tr.self_exam_statement_chars(self.view.chars, self.view.min_chars);
            page.value(tr.self_exam_length(), chars);
        }
        if self.writes() && !reading {
            let how: fn(&Tr) -> String =
                if fresh { Tr::self_exam_statement_fresh } else { Tr::self_exam_statement_hint };
            page.quiet(how(tr));
            let lacks = text_problems(&self.params.statement, &self.view.body);
            if let Some(lack) = lacks.first().filter(|_| !fresh) {
                let what = errors::problem_kind(tr, &lack.kind);
                page.value_styled(tr.self_exam_lacking(), what, style.accent);
            }
        }
        page.gap();
        if !fresh {
            page.para(self.view.body.as_str());
        } else if self.writes() {
            page.quiet(self.view.assembled.as_str());
        } else {
            page.quiet(tr.self_exam_statement_none());
        }
    }
}
