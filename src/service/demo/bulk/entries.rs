//! Which entry comes when: one round after the other, so that the days pass for everybody alike.

use super::{Extra, in_batches, instant};
use crate::{
    clock::Millis,
    domain::step::{SectionAudience, StepKind},
    error::Error,
    service::{
        context::Office,
        demo::{DemoOptions, content::Content, day, dice::Dice, hours::day_of, study::long_text},
    },
    store::{Store, Writer},
};

/// So many different long texts serve everybody.
pub(super) const TEXTS: usize = 12;

/// How many records come before the rest of a person's entries.
const RECORDS: usize = 14;

/// Everything that the rounds need.
pub(super) struct Plan<'a> {
    pub(super) office: &'a Office,
    pub(super) content: &'a Content,
    seed: u64,
    people: &'a [Extra],
    /// Where each person's entries end in the count of all.
    ends: Vec<u64>,
    entries: u64,
    first: Millis,
    last: Millis,
    pub(super) study: Option<Study>,
    pub(super) exam: Option<Exam>,
    pub(super) opinions: Option<String>,
    pub(super) texts: Vec<String>,
}

pub(super) struct Study {
    pub step: String,
    /// Keys of topic and form.
    pub topics: Vec<(String, String)>,
}

pub(super) struct Exam {
    pub step: String,
    pub items: Vec<String>,
    pub statements: Vec<String>,
    /// Of findings whose text names none.
    pub category: String,
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
        let on = day_of(turn.at);
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
}
