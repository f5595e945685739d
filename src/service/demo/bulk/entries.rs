//! Further entries: study records, reflections, answers, step entries and findings, one round after
//! the other, so that the days pass for everybody alike.

use super::{Extra, in_batches, instant};
use crate::{
    clock::{Millis, local},
    domain::{
        finding::{Finding, FindingLevel, FindingSource, FindingStatus, RectifyKind, Severity},
        record::{Id, Meta},
        self_exam::{Answer, AnswerResult},
        step::{SectionAudience, StepKind},
        step_entry::{StepEntry, StepStatus},
        study::{Reflection, ReviewStatus, StudyRecord},
    },
    error::Error,
    service::{
        context::Office,
        demo::{DemoOptions, content::Content, day, dice::Dice, study::long_text},
    },
    store::{Store, Writer},
};
use chrono::{Days, NaiveDate};

/// So many different long texts serve everybody.
const TEXTS: usize = 12;

/// How many records come before the rest of a person's entries.
const RECORDS: usize = 14;

/// Everything that the rounds need.
pub(super) struct Plan<'a> {
    office: &'a Office,
    content: &'a Content,
    seed: u64,
    people: &'a [Extra],
    /// Where each person's entries end in the count of all.
    ends: Vec<u64>,
    entries: u64,
    first: Millis,
    last: Millis,
    study: Option<Study>,
    exam: Option<Exam>,
    opinions: Option<String>,
    texts: Vec<String>,
}

struct Study {
    step: String,
    topics: Vec<(String, String)>,
}

struct Exam {
    step: String,
    items: Vec<String>,
    statements: Vec<String>,
    category: String,
}

/// One entry of one person.
#[derive(Debug, Clone, Copy)]
struct Turn {
    person: usize,
    /// Which entry of theirs, from 0.
    no: usize,
    at: Millis,
}

impl<'a> Plan<'a> {
    pub fn new(
        office: &'a Office,
        content: &'a Content,
        options: &DemoOptions,
        people: &'a [Extra],
        entries: u64,
    ) -> Self {
        let mut dice = super::dice(options, "quota");
        // Some do half as much as others, and together exactly what was asked for.
        let mut sum = 0;
        let sums: Vec<u64> = people
            .iter()
            .map(|_| {
                sum += 60 + dice.below(80) as u64;
                sum
            })
            .collect();
        let ends = sums.iter().map(|part| part * entries / sum.max(1)).collect();
        let step = |kind| office.rules.first_of(kind);
        let study = step(StepKind::Study).and_then(|step| {
            let params = step.study()?;
            let form = params.forms.first().map(|form| form.key.clone()).unwrap_or_default();
            let topics = params.topics.iter().map(|topic| {
                (topic.key.clone(), topic.form.clone().unwrap_or_else(|| form.clone()))
            });
            Some(Study { step: step.key.clone(), topics: topics.collect() })
        });
        let exam = step(StepKind::SelfExam).and_then(|step| {
            let params = step.self_exam()?;
            let asked = params.items().filter(|(s, _)| s.audience == SectionAudience::Everyone);
            let items = asked.map(|(_, item)| item.key.clone());
            let named = params.named.iter().map(|named| named.key.clone());
            let min = params.statement.min_chars;
            Some(Exam {
                step: step.key.clone(),
                items: items.chain(named).collect(),
                statements: (0..TEXTS)
                    .map(|n| long_text(&mut super::dice(options, &format!("s{n}")), content, min))
                    .collect(),
                category: office.rules.categories.first().map(|c| c.key.clone())?,
            })
        });
        let min =
            step(StepKind::Study).and_then(|s| s.study()).map_or(0, |s| s.reflections.min_chars);
        let text = |n| long_text(&mut super::dice(options, &format!("r{n}")), content, min);
        Self {
            office,
            content,
            seed: options.seed,
            people,
            ends,
            entries,
            first: instant(options, day(4, 1), 8),
            last: instant(options, day(5, 11), 18),
            study,
            exam,
            opinions: step(StepKind::Opinions).map(|step| step.key.clone()),
            texts: (0..TEXTS).map(text).collect(),
        }
    }

    fn quota(&self, person: usize) -> usize {
        let before = person.checked_sub(1).and_then(|n| self.ends.get(n)).copied().unwrap_or(0);
        self.ends.get(person).map_or(0, |end| (end - before) as usize)
    }

    /// Writes all of them.
    pub fn load(&self, store: &mut Store, count: &mut dyn FnMut(u64)) -> Result<(), Error> {
        let most = (0..self.people.len()).map(|person| self.quota(person)).max().unwrap_or(0);
        let span = self.last - self.first;
        let turns = (0..most)
            .flat_map(|no| (0..self.people.len()).map(move |person| (no, person)))
            .filter(|(no, person)| *no < self.quota(*person))
            .zip(0_i64..)
            .map(|((no, person), n)| {
                let at = self.first + span * n / (self.entries as i64).max(1);
                Turn { person, no, at }
            });
        let mut serial = 1_000;
        in_batches(store, self.last, turns, count, |tx, turn| self.write(tx, turn, &mut serial))
    }

    /// What the entry of a number is: study first, then the self-examination, then what goes on.
    fn write(&self, tx: &mut Writer<'_>, turn: Turn, serial: &mut i64) -> Result<(), Error> {
        let Some(person) = self.people.get(turn.person) else { return Ok(()) };
        let mut dice = Dice::of(self.seed, &format!("{} {}", turn.person, turn.no));
        let on = local(turn.at).map(|at| at.date()).unwrap_or_default();
        tx.act_as(&person.id, turn.at);
        let items = self.exam.as_ref().map_or(0, |exam| exam.items.len());
        match turn.no {
            no if no < RECORDS => self.record(tx, person, no, on, &mut dice),
            14 | 15 => self.reflection(tx, person, turn.no - RECORDS, on, &mut dice),
            16 => {
                let step = self.study.as_ref().map(|study| study.step.clone());
                self.entry(tx, person, (step, String::new()), on, &mut dice)
            }
            17 => self.finished(tx, person, on),
            no if no < 18 + items => self.answer(tx, person, no - 18, &mut dice),
            no if no == 18 + items && !person.is_head() => {
                let exam = self.exam.as_ref();
                let body = exam.and_then(|exam| exam.statements.get(dice.below(TEXTS)));
                let step = exam.map(|exam| exam.step.clone());
                self.entry(tx, person, (step, body.cloned().unwrap_or_default()), on, &mut dice)
            }
            no if no == 19 + items && turn.person % 4 == 1 && !person.is_head() => {
                *serial += 1;
                self.finding(tx, person, *serial, on, &mut dice)
            }
            no => self.record(tx, person, no, on, &mut dice),
        }
    }

    fn record(
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

    fn reflection(
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
    fn entry(
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

    fn finished(&self, tx: &mut Writer<'_>, person: &Extra, on: NaiveDate) -> Result<(), Error> {
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

    fn answer(
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
    fn finding(
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
