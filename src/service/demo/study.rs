//! Study in the example: records day by day, reflections, and how they were reviewed.

use super::{
    content::{Content, Walk},
    dice::Dice,
    stage::{Agenda, Stage, day, reviewer_of},
};
use crate::{
    domain::{
        step::{Step, StepKind, StudyParams},
        step_entry::{StepCommand, StepEntry},
        study::{StudyCommand, StudyInput},
    },
    error::Error,
    service::step_moves::{self, study},
    text::count_chars,
};
use chrono::{Days, NaiveDate};

/// Towns that the texts of the example name.
const CITIES: [&str; 6] = ["甲市", "乙市", "丙县", "丁县", "戊县", "己市"];

/// Plans the study of one person.
pub(super) fn plan(agenda: &mut Agenda, login: &str, walk: &Walk, params: &StudyParams, n: u32) {
    let finished = walk.study != "doing";
    for (place, (topic, form)) in topics(params, walk.topics, finished).into_iter().enumerate() {
        let (who, minute) = (login.to_owned(), 17 * 60 + n * 3);
        let on = first_day(n) + Days::new(place as u64 * 2);
        agenda.at(on.min(day(4, 27)), minute, move |stage| record(stage, &who, topic, form));
    }
    let count = if finished { params.reflections.count } else { 1 };
    for (no, topic) in (0..count).zip(topics(params, walk.topics, finished)) {
        let who = login.to_owned();
        let on = day(4, 21) + Days::new(no as u64 * 3);
        agenda.at(on, 20 * 60 + n, move |stage| reflect(stage, &who, no, &topic.0, finished));
    }
    if !finished {
        return;
    }
    let on = if walk.study == "submitted" && n % 2 == 1 { day(5, 6) } else { day(4, 29) };
    let who = login.to_owned();
    agenda.at(on, 9 * 60 + n * 4, move |stage| submit(stage, &who));
    let (who, state) = (login.to_owned(), walk.study.clone());
    let on = if login == "lihe" { day(5, 11) } else { day(5, 7) };
    agenda.at(on, 10 * 60 + n * 5, move |stage| review(stage, &who, &state));
}

fn first_day(n: u32) -> NaiveDate {
    day(4, 1) + Days::new(u64::from(n % 3))
}

/// Keys of topics and forms; who finished has all the required ones.
fn topics(params: &StudyParams, count: usize, finished: bool) -> Vec<(String, String)> {
    let mut topics: Vec<_> = params.topics.iter().collect();
    if finished {
        topics.sort_by_key(|topic| !topic.required);
    }
    let form = params.forms.first().map(|form| form.key.as_str()).unwrap_or_default();
    let pair = |topic: &&crate::domain::step::Topic| {
        (topic.key.clone(), topic.form.as_deref().unwrap_or(form).to_owned())
    };
    topics.iter().take(count).map(pair).collect()
}

fn record(
    stage: &mut Stage<'_, '_>,
    login: &str,
    topic: String,
    form: String,
) -> Result<(), Error> {
    let step = stage.step_of(StepKind::Study)?.key;
    let mut dice = stage.dice(&format!("{login} {topic}"));
    let note = fill(&mut dice, stage.content.study.notes.as_slice());
    let tenths = 5 * dice.between(2, 8);
    let input = StudyInput { topic, day: Some(stage.office.today), form, tenths, note };
    let (id, version) = (String::new(), 0);
    stage.act(login, |w| study::run(w, StudyCommand::SaveRecord { step, id, version, input }))?;
    Ok(())
}

/// Writes a reflection, and hands it in.
fn reflect(
    stage: &mut Stage<'_, '_>,
    login: &str,
    no: i64,
    topic: &str,
    hand_in: bool,
) -> Result<(), Error> {
    let step = stage.step_of(StepKind::Study)?;
    let asked = step.study().map_or(0, |params| params.reflections.min_chars);
    let mut dice = stage.dice(&format!("{login} reflection {no}"));
    let titles = &stage.content.study.titles;
    let title = titles.get((dice.below(4) * 2 + no as usize) % titles.len().max(1));
    let command = StudyCommand::SaveReflection {
        step: step.key.clone(),
        id: String::new(),
        version: 0,
        topic: topic.to_owned(),
        title: title.cloned().unwrap_or_default(),
        body: long_text(&mut dice, stage.content, if hand_in { asked } else { asked / 3 }),
    };
    let done = stage.act(login, |w| study::run(w, command))?;
    stage.made.insert(format!("reflection {login} {no}"), done.id.clone());
    if hand_in {
        let command = StudyCommand::SubmitReflection { id: done.id, version: done.version };
        stage.act(login, |w| study::run(w, command))?;
    }
    Ok(())
}

/// A text of at least so many characters, of paragraphs nobody else has in this order.
pub(super) fn long_text(dice: &mut Dice, content: &Content, asked: i64) -> String {
    let texts = &content.study;
    let mut parts = vec![fill(dice, &texts.opening)];
    let last = [&texts.analysis, &texts.plan, &texts.closing].map(|list| fill(dice, list));
    let length = |parts: &[String]| parts.iter().map(|part| count_chars(part) as i64).sum::<i64>();
    for paragraph in dice.shuffled(&texts.body) {
        if length(&parts) + length(&last) >= asked + 20 {
            break;
        }
        parts.push(with_facts(dice, &paragraph));
    }
    parts.extend(last);
    parts.join("\n")
}

/// One of the texts with its facts filled in.
pub(super) fn fill(dice: &mut Dice, texts: &[String]) -> String {
    let text = dice.pick(texts).to_owned();
    with_facts(dice, &text)
}

fn with_facts(dice: &mut Dice, text: &str) -> String {
    let city = CITIES[dice.below(CITIES.len())];
    let facts = [
        ("{city}", city.to_owned()),
        ("{days}", dice.between(2, 9).to_string()),
        ("{count}", dice.between(12, 58).to_string()),
        ("{month}", dice.between(1, 3).to_string()),
    ];
    facts.iter().fold(text.to_owned(), |text, (mark, fact)| text.replace(mark, fact))
}

fn submit(stage: &mut Stage<'_, '_>, login: &str) -> Result<(), Error> {
    let step = stage.step_of(StepKind::Study)?;
    submit_step(stage, login, &step)
}

/// Hands a step in with the own name.
pub(super) fn submit_step(
    stage: &mut Stage<'_, '_>,
    login: &str,
    step: &Step,
) -> Result<(), Error> {
    let entry = entry(stage, login, &step.key)?;
    let command = StepCommand::Submit {
        step: step.key.clone(),
        version: entry.meta.version,
        signed_name: stage.name(login)?,
    };
    stage.act(login, |w| step_moves::run(w, command)).map(drop)
}

/// The entry of a person in a step.
pub(super) fn entry(stage: &Stage<'_, '_>, login: &str, step: &str) -> Result<StepEntry, Error> {
    let found = stage.tx.step_entry(stage.office.id(), &stage.id(login)?, step)?;
    found.ok_or(Error::NotFound)
}

fn review(stage: &mut Stage<'_, '_>, login: &str, state: &str) -> Result<(), Error> {
    let reviewer = reviewer_of(login);
    for no in 0.. {
        let Ok(id) = stage.made(&format!("reflection {login} {no}")) else { break };
        let version = stage.tx.get::<crate::domain::study::Reflection>(&id)?.meta.version;
        let command = match state {
            "returned" if no == 1 => {
                let comment = stage.content.study.return_comment.clone();
                StudyCommand::ReturnReflection { id, version, comment }
            }
            "submitted" => continue,
            _ => StudyCommand::ReadReflection { id, version },
        };
        stage.act(reviewer, |w| study::run(w, command))?;
    }
    let step = stage.step_of(StepKind::Study)?;
    let entry = entry(stage, login, &step.key)?;
    let (id, version) = (entry.meta.id, entry.meta.version);
    let comment = stage.content.study.return_comment.clone();
    let beside = Vec::new();
    let command = match state {
        "accepted" => {
            let comments = &stage.content.study.accept_comments;
            let comment = stage.dice(&format!("{login} accepted")).pick(comments).to_owned();
            StepCommand::Accept { id, version, comment }
        }
        "returned" => StepCommand::Return { id, version, comment, beside },
        _ => return Ok(()),
    };
    stage.act(reviewer, |w| step_moves::run(w, command)).map(drop)
}
