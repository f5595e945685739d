//! Self-examination in the example: answers over some days, statements, reviews.

use super::{
    content::{Content, FindingSpec, ItemTexts, ProblemText, Walk},
    dice::Dice,
    stage::{Agenda, Stage, day, reviewer_of},
    study::{entry, fill, submit_step},
};
use crate::{
    domain::{
        self_exam::{Answer, AnswerResult, ExamCommand},
        step::{AnswerPart, SectionAudience, SelfExamParams, Step, StepKind},
        step_entry::StepCommand,
    },
    error::Error,
    service::step_moves::{self, self_exam},
    text::count_chars,
};
use chrono::NaiveDate;

/// Problems that people found besides those that are in the ledger already.
const PROBLEMS: &[(&str, &str)] = &[
    ("wangying", "work-2"),
    ("zhouyuanfan", "work-4"),
    ("fengyinan", "work-6"),
    ("heyanqiu", "life-2"),
    ("lihe", "learning-2"),
];

/// Plans the self-examination of one person.
pub(super) fn plan(
    agenda: &mut Agenda,
    content: &Content,
    (login, walk): (&str, &Walk),
    (params, leads): (&SelfExamParams, bool),
    n: u32,
) {
    let items: Vec<String> = items(params, leads).into_iter().take(walk.answers).collect();
    let [first, submitted, reviewed] = days(login);
    for (place, item) in items.into_iter().enumerate() {
        let problem = is_problem(content, login, &item);
        let who = login.to_owned();
        let on = first + chrono::Days::new(place as u64 / 8);
        let minute = 14 * 60 + n * 10 + place as u32 % 8;
        agenda.at(on, minute, move |stage| answer(stage, &who, &item, problem));
    }
    if matches!(walk.exam.as_str(), "todo" | "doing") {
        return;
    }
    let who = login.to_owned();
    agenda.at(submitted, 16 * 60 + n, move |stage| hand_in(stage, &who));
    let (who, state) = (login.to_owned(), walk.exam.clone());
    agenda.at(reviewed, 10 * 60 + n, move |stage| review(stage, &who, &state));
}

/// First day of answering, day of submission, day of review.
fn days(login: &str) -> [NaiveDate; 3] {
    match login {
        "zhaoqinghe" => [day(4, 9), day(4, 15), day(4, 17)],
        "linzhixia" => [day(4, 14), day(4, 21), day(4, 22)],
        "chenwangchuan" => [day(4, 27), day(5, 6), day(5, 8)],
        "zhouyuanfan" => [day(4, 22), day(4, 29), day(5, 9)],
        "lihe" => [day(5, 8), day(5, 31), day(5, 31)],
        _ => [day(4, 24), day(5, 8), day(5, 11)],
    }
}

/// The items a person answers, in the order of the checklist; leaders also those on leadership.
fn items(params: &SelfExamParams, leads: bool) -> Vec<String> {
    let asked = params
        .items()
        .filter(|(section, _)| leads || section.audience == SectionAudience::Everyone)
        .map(|(_, item)| item.key.clone());
    asked.chain(params.named.iter().map(|named| named.key.clone())).collect()
}

fn is_problem(content: &Content, login: &str, item: &str) -> bool {
    let in_ledger = |finding: &FindingSpec| {
        finding.answer.as_ref().is_some_and(|from| from.login == login && from.item == item)
    };
    PROBLEMS.contains(&(login, item)) || content.ledger.iter().any(in_ledger)
}

fn texts<'a>(content: &'a Content, item: &str) -> Option<&'a ItemTexts> {
    content.exam.item.get(item).or_else(|| content.exam.named.get(item))
}

fn answer(stage: &mut Stage<'_, '_>, login: &str, item: &str, problem: bool) -> Result<(), Error> {
    let step = stage.step_of(StepKind::SelfExam)?.key;
    let texts = texts(stage.content, item).cloned().unwrap_or_default();
    let mut dice = stage.dice(&format!("{login} {item}"));
    let slight = !texts.slight.is_empty() && dice.chance(18);
    let (item, version) = (item.to_owned(), 0);
    let command = match texts.problem {
        Some(ProblemText { fact, cause, plan }) if problem => {
            let result = AnswerResult::Problem;
            ExamCommand::Write { step, item, version, result, fact, cause, plan }
        }
        _ if slight || !texts.ok.is_empty() => {
            let (result, fact) = if slight {
                (AnswerResult::Slight, texts.slight)
            } else {
                (AnswerResult::Ok, texts.ok)
            };
            let (cause, plan) = (String::new(), String::new());
            ExamCommand::Write { step, item, version, result, fact, cause, plan }
        }
        _ => ExamCommand::Answer { step, item, version, result: AnswerResult::Ok },
    };
    stage.act(login, |w| self_exam::run(w, command)).map(drop)
}

/// Writes the statement and hands the self-examination in.
fn hand_in(stage: &mut Stage<'_, '_>, login: &str) -> Result<(), Error> {
    let step = stage.step_of(StepKind::SelfExam)?;
    let body = statement(stage, login, &step)?;
    let version = entry(stage, login, &step.key)?.meta.version;
    let command = StepCommand::SaveText { step: step.key.clone(), version, body };
    stage.act(login, |w| step_moves::run(w, command))?;
    submit_step(stage, login, &step)
}

/// The statement: what was found, why, and what will be done, under the campaign's headings.
fn statement(stage: &Stage<'_, '_>, login: &str, step: &Step) -> Result<String, Error> {
    let Some(form) = step.text_form() else { return Ok(String::new()) };
    let mut answers = stage.tx.answers_in(stage.office.id(), &stage.id(login)?, &step.key)?;
    answers.retain(|answer| matches!(answer.result, AnswerResult::Slight | AnswerResult::Problem));
    let texts = &stage.content.exam.statement;
    let mut dice = stage.dice(&format!("{login} statement"));
    let listed = |of: fn(&Answer) -> &String| -> Vec<String> {
        let given = answers.iter().map(of).filter(|text| !text.is_empty());
        given.enumerate().map(|(n, text)| format!("{}．{text}", n + 1)).collect()
    };
    let more = dice.shuffled(&texts.reflection);
    let mut parts = Vec::new();
    for (n, heading) in form.headings.iter().enumerate() {
        let mut lines = vec![heading.title.hans.clone()];
        match heading.from {
            Some(AnswerPart::Facts) => lines.extend(listed(|answer| &answer.fact)),
            Some(AnswerPart::Causes) => {
                lines.extend(listed(|answer| &answer.cause));
                lines.extend(more.iter().take(2).cloned());
            }
            Some(AnswerPart::Plans) => {
                lines.extend(listed(|answer| &answer.plan));
                lines.push(fill(&mut dice, &texts.resolve));
            }
            None if n == 0 => lines.push(duty(&mut dice, texts.duty.as_slice(), stage, login)?),
            None => {}
        }
        parts.push(lines.join("\n"));
    }
    let mut rest = more.iter().skip(2).chain(&stage.content.study.body);
    while (count_chars(&parts.concat()) as i64) < form.min_chars + 10 {
        let Some(paragraph) = rest.next() else { break };
        let paragraph = fill(&mut dice, std::slice::from_ref(paragraph));
        if let Some(last) = parts.last_mut() {
            last.push('\n');
            last.push_str(&paragraph);
        }
    }
    Ok(parts.join("\n\n"))
}

fn duty(
    dice: &mut Dice,
    texts: &[String],
    stage: &Stage<'_, '_>,
    login: &str,
) -> Result<String, Error> {
    let person: crate::domain::person::Person = stage.tx.get(&stage.id(login)?)?;
    let unit: crate::domain::person::Unit = stage.tx.get(&person.unit)?;
    Ok(fill(dice, texts).replace("{unit}", &unit.short_name))
}

fn review(stage: &mut Stage<'_, '_>, login: &str, state: &str) -> Result<(), Error> {
    let step = stage.step_of(StepKind::SelfExam)?;
    let entry = entry(stage, login, &step.key)?;
    let (id, version) = (entry.meta.id, entry.meta.version);
    let texts = &stage.content.exam.review;
    let command = match state {
        "accepted" => {
            let comment = stage.dice(login).pick(&texts.accept).to_owned();
            StepCommand::Accept { id, version, comment }
        }
        "returned" => {
            let beside = texts.beside.clone().into_iter().collect();
            StepCommand::Return { id, version, comment: texts.give_back.clone(), beside }
        }
        _ => return Ok(()),
    };
    stage.act(reviewer_of(login), |w| step_moves::run(w, command))?;
    remember_findings(stage, login, &step.key)
}

/// Names the findings that the acceptance brought about.
fn remember_findings(stage: &mut Stage<'_, '_>, login: &str, step: &str) -> Result<(), Error> {
    let answers = stage.tx.answers_in(stage.office.id(), &stage.id(login)?, step)?;
    for answer in answers {
        let from = |finding: &&FindingSpec| {
            let source = finding.answer.as_ref();
            source.is_some_and(|from| from.login == login && from.item == answer.item)
        };
        if let (Some(spec), Some(id)) = (stage.content.ledger.iter().find(from), answer.finding) {
            stage.made.insert(format!("finding {}", spec.key), id);
        }
    }
    Ok(())
}
