//! What the further entries say: study records, reflections, step entries, answers and findings.

use super::{
    Extra,
    entries::{Plan, TEXTS},
};
use crate::{
    domain::{
        finding::{Finding, FindingLevel, FindingSource, FindingStatus, RectifyKind, Severity},
        record::{Id, Meta},
        self_exam::{Answer, AnswerResult},
        step_entry::{StepEntry, StepStatus},
        study::{Reflection, ReviewStatus, StudyRecord},
    },
    error::Error,
    service::demo::dice::Dice,
    store::Writer,
};
use chrono::{Days, NaiveDate};

impl Plan<'_> {
    pub(super) fn record(
        &self,
        tx: &mut Writer<'_>,
        person: &Extra,
        no: usize,
        day: NaiveDate,
        dice: &mut Dice,
    ) -> Result<(), Error> {
        let Some(study) = &self.study else { return Ok(()) };
        let Some((topic, form)) = study.topics.get(no % study.topics.len().max(1)) else {
            return Ok(());
        };
        let mut record = StudyRecord {
            meta: Meta::default(),
            campaign: self.office.id().to_owned(),
            person: person.id.clone(),
            topic: topic.clone(),
            day,
            form: form.clone(),
            tenths: 5 * dice.between(2, 8),
            note: dice.pick(&self.content.study.notes).replace("{city}", "乙市"),
        };
        tx.insert(&mut record, "add")
    }

    pub(super) fn reflection(
        &self,
        tx: &mut Writer<'_>,
        person: &Extra,
        no: usize,
        day: NaiveDate,
        dice: &mut Dice,
    ) -> Result<(), Error> {
        let Some(study) = &self.study else { return Ok(()) };
        let mut reflection = Reflection {
            meta: Meta::default(),
            campaign: self.office.id().to_owned(),
            person: person.id.clone(),
            topic: study.topics.get(no).map(|(topic, _)| topic.clone()).unwrap_or_default(),
            title: dice.pick(&self.content.study.titles).to_owned(),
            body: self.texts.get(dice.below(TEXTS)).cloned().unwrap_or_default(),
            status: ReviewStatus::Submitted,
            submitted_on: Some(day),
            reviewer: None,
            reviewed_on: None,
            comment: String::new(),
        };
        tx.insert(&mut reflection, "submit")
    }

    /// A step entry in the state it has come to: accepted, waiting, or returned.
    pub(super) fn entry(
        &self,
        tx: &mut Writer<'_>,
        person: &Extra,
        (step, body): (Option<String>, String),
        on: NaiveDate,
        dice: &mut Dice,
    ) -> Result<(), Error> {
        let Some(step) = step else { return Ok(()) };
        let status = match dice.below(10) {
            _ if person.is_head() => StepStatus::Submitted,
            0..=6 => StepStatus::Accepted,
            7 | 8 => StepStatus::Submitted,
            _ => StepStatus::Returned,
        };
        let reviewed = status != StepStatus::Submitted;
        let returned = status == StepStatus::Returned;
        let mut entry = StepEntry {
            body,
            status,
            signed_name: person.name.clone(),
            reviewer: reviewed.then(|| person.supervisor.clone()),
            reviewed_on: reviewed.then_some(on),
            comment: if returned {
                self.content.exam.review.give_back.clone()
            } else {
                String::new()
            },
            ..self.blank(&person.id, step, on)
        };
        tx.insert(&mut entry, "submit")
    }

    pub(super) fn finished(
        &self,
        tx: &mut Writer<'_>,
        person: &Extra,
        on: NaiveDate,
    ) -> Result<(), Error> {
        let Some(step) = self.opinions.clone() else { return Ok(()) };
        tx.insert(&mut self.blank(&person.id, step, on), "submit")
    }

    fn blank(&self, person: &str, step: String, on: NaiveDate) -> StepEntry {
        StepEntry {
            meta: Meta::default(),
            campaign: self.office.id().to_owned(),
            person: person.to_owned(),
            step,
            status: StepStatus::Done,
            body: String::new(),
            signed_name: String::new(),
            submitted_on: Some(on),
            reviewer: None,
            reviewed_on: None,
            comment: String::new(),
            offline: false,
        }
    }

    pub(super) fn answer(
        &self,
        tx: &mut Writer<'_>,
        person: &Extra,
        no: usize,
        dice: &mut Dice,
    ) -> Result<(), Error> {
        let Some((exam, item)) = self.exam.as_ref().and_then(|e| Some((e, e.items.get(no)?)))
        else {
            return Ok(());
        };
        let texts = &self.content.exam;
        let text = texts.item.get(item).or_else(|| texts.named.get(item));
        let slight = dice.chance(12) && text.is_some_and(|text| !text.slight.is_empty());
        let fact = text.map(|text| if slight { &text.slight } else { &text.ok });
        let mut answer = Answer {
            meta: Meta::default(),
            campaign: self.office.id().to_owned(),
            person: person.id.clone(),
            step: exam.step.clone(),
            item: item.clone(),
            result: if slight { AnswerResult::Slight } else { AnswerResult::Ok },
            fact: fact.cloned().unwrap_or_default(),
            cause: String::new(),
            plan: String::new(),
            comment: String::new(),
            finding: None,
        };
        tx.insert(&mut answer, "answer")
    }

    /// A finding somewhere in its course.
    pub(super) fn finding(
        &self,
        tx: &mut Writer<'_>,
        person: &Extra,
        serial: i64,
        on: NaiveDate,
        dice: &mut Dice,
    ) -> Result<(), Error> {
        use FindingStatus as S;
        let texts: Vec<_> = self.content.ledger.iter().filter(|f| f.kind.is_some()).collect();
        let Some(text) = texts.get(dice.below(texts.len())) else { return Ok(()) };
        let fallback = self.exam.as_ref().map(|exam| exam.category.clone()).unwrap_or_default();
        let category = if text.category.is_empty() { fallback } else { text.category.clone() };
        let due = on + Days::new(dice.below(60) as u64);
        let leader: Id = person.supervisor.clone();
        let mut finding = Finding {
            meta: Meta::default(),
            campaign: self.office.id().to_owned(),
            no: format!("WT-{}-{serial}", self.office.campaign.year),
            source: FindingSource::Inspection,
            source_ref: None,
            author: leader.clone(),
            title: text.title.clone(),
            description: format!("{}。{}", text.title, text.cause),
            category,
            level: FindingLevel::Unit,
            severity: Severity::Normal,
            cause: text.cause.clone(),
            kind: Some(RectifyKind::ByDate),
            leader: Some(leader.clone()),
            owner: Some(person.id.clone()),
            co_units: String::new(),
            due: Some(due),
            next_review: None,
            review_cycle: None,
            original_due: Some(due),
            criterion: text.criterion.clone(),
            status: [S::ToSign, S::Rectifying, S::Rectifying, S::Rectifying, S::Closed]
                [dice.below(5)],
            reason: String::new(),
            confirmed_by: Some(leader),
            confirmed_on: Some(on),
            applied_on: None,
            closed_on: None,
            returns: 0,
            reopens: 0,
        };
        if finding.status == S::Closed {
            (finding.applied_on, finding.closed_on) = (Some(on), Some(on));
        }
        tx.insert(&mut finding, "import")
    }
}
