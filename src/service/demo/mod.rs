//! An example office in mid-course: fictional people, real rules, the same for the same seed.
//!
//! The twelve people act by the same orders as the screens give, each on their day; `bulk` adds as
//! many more people and entries as a measurement needs.

mod bulk;
mod commitments;
mod content;
mod dice;
mod exam;
mod hours;
mod ledger;
mod office;
mod opinions;
mod stage;
mod study;

use super::{
    Kit,
    context::Office,
    session::{DEFAULT_PERSON, TODAY},
    setup::{Plan, found},
};
use crate::{
    domain::{campaign::Campaign, office::SetupInput, role::Role, step::StepKind},
    error::Error,
    store::{Options, Store, Writer},
};
use chrono::{Datelike, NaiveDate, NaiveTime};
use content::Content;
use hours::instant_on;
use stage::{Agenda, Shift, Stage, day};
use std::path::Path;

/// Whom one is in the example without asking to be somebody else.
pub const DEFAULT_LOGIN: &str = "lihe";

/// The most people and entries that can be asked for.
pub const PEOPLE_MAX: u64 = 100_000;
pub const ENTRIES_MAX: u64 = 1_000_000;

/// What kind of example to build.
#[derive(Debug, Clone)]
pub struct DemoOptions {
    /// People in all, the twelve included; `None` for the twelve alone.
    pub people: Option<u64>,
    /// Entries besides those of the twelve; `None` for what comes natural.
    pub entries: Option<u64>,
    pub seed: u64,
    /// The day the example lives in.
    pub today: NaiveDate,
}

impl Default for DemoOptions {
    fn default() -> Self {
        let today = NaiveDate::from_ymd_opt(2026, 5, 12).unwrap_or_default();
        Self { people: None, entries: None, seed: 1, today }
    }
}

/// What was built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Built {
    /// People who take part.
    pub people: i64,
    /// Rows of history.
    pub changes: i64,
}

/// Builds the example in a new file; `progress` is told what was done, of how much.
///
/// # Errors
/// The file exists, the campaign has mistakes, or the fault of the database.
pub fn build(
    path: &Path,
    kit: &Kit,
    options: &DemoOptions,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Built, Error> {
    let content = Content::read()?;
    let shift = Shift::to(options.today);
    let first = instant_on(shift.day(day(3, 30)), NaiveTime::default());
    let opened = Options { seed: Some(options.seed), ..Options::default() };
    let mut office = None;
    let store = Store::create_with(path, &opened, "", first, |tx| {
        office = Some(story(tx, kit, options, &content)?);
        Ok(())
    })?;
    let store = match &office {
        Some(office) => bulk::load(store, &content, office, options, progress)?,
        None => store,
    };
    let people = store.read(|db| db.count_people())?;
    Ok(Built { people, changes: store.last_seq()? })
}

/// The twelve of the example, for telling whom one can open it as: login, name and roles.
///
/// # Errors
/// Content that does not hold together.
pub fn faces() -> Result<Vec<(String, String, Vec<Role>)>, Error> {
    let people = Content::read()?.people.person.into_iter();
    Ok(people.map(|person| (person.login, person.name, person.roles)).collect())
}

/// The built-in campaign with two earlier dates of the office's own, where they lie in the first
/// phase of the file.
fn campaign_text(kit: &Kit, shift: Shift) -> String {
    let builtin = (kit.builtins)().first().map(|(_, source)| (*source).to_owned());
    let months = 4..=5;
    let year = shift.day(day(5, 12)).year();
    let dates = [("key = \"study\"\n", day(4, 30)), ("key = \"opinions\"\n", day(5, 15))];
    dates.into_iter().fold(builtin.unwrap_or_default(), |text, (key, due)| {
        let due = shift.day(due);
        if due.year() != year || !months.contains(&due.month()) {
            return text;
        }
        text.replacen(key, &format!("{key}due = \"{}\"\n", due.format("%m-%d")), 1)
    })
}

/// The dates of the phases, moved with the example's day.
fn phases(campaign: &Campaign, shift: Shift) -> Vec<(i64, NaiveDate, NaiveDate)> {
    let year = day(5, 12).year();
    let dates = campaign.phases.iter().map(|phase| (phase.no, phase.dates(year)));
    dates.map(|(no, (first, last))| (no, shift.day(first), shift.day(last))).collect()
}

/// Everything the twelve people did, in one transaction.
fn story(
    tx: &mut Writer<'_>,
    kit: &Kit,
    options: &DemoOptions,
    content: &Content,
) -> Result<Office, Error> {
    let shift = Shift::to(options.today);
    let top = content.people.unit.iter().find(|unit| unit.parent.is_none());
    let name = |login| content.people.person.iter().find(|p| p.login == login).map(|p| &p.name);
    let source = campaign_text(kit, shift);
    let input = SetupInput {
        phases: phases(&(kit.parse)(&source)?, shift),
        source,
        year: i64::from(options.today.year()),
        unit: top.map(|unit| unit.name.clone()).unwrap_or_default(),
        name: name(office::COORDINATOR).cloned().unwrap_or_default(),
        login: office::COORDINATOR.to_owned(),
        ..SetupInput::default()
    };
    let start = shift.day(day(3, 30));
    let nine = NaiveTime::from_num_seconds_from_midnight_opt(9 * 3600, 0).unwrap_or_default();
    let plan = Plan::new(kit, &input)?;
    let rules = std::sync::Arc::clone(&plan.campaign);
    let (office, who) = found(tx, plan, kit, (start, instant_on(start, nine)))?;
    let mut stage = Stage::new(tx, office, content, options.seed, shift);
    stage.enter(office::COORDINATOR, who.id())?;
    agenda(content, &rules).play(&mut stage)?;
    if rules.first_of(StepKind::Rectification).is_some() {
        ledger::ends_well(&stage)?;
    }
    let default = stage.id(DEFAULT_LOGIN)?;
    stage.tx.set_setting("", DEFAULT_PERSON, &default)?;
    stage.tx.set_setting("", TODAY, &options.today.to_string())?;
    Ok(stage.office)
}

/// What happens when. A campaign that lacks a kind of step lacks its part of the story.
fn agenda(content: &Content, rules: &Campaign) -> Agenda {
    let mut agenda = Agenda::default();
    office::plan(&mut agenda);
    let has = |kind| rules.first_of(kind);
    for (n, person) in (0..).zip(&content.people.person) {
        let Some(walk) = content.people.walk.get(&person.login) else { continue };
        if let Some(params) = has(StepKind::Study).and_then(|step| step.study()) {
            study::plan(&mut agenda, &person.login, walk, params, n);
        }
        if let Some(params) = has(StepKind::SelfExam).and_then(|step| step.self_exam()) {
            exam::plan(&mut agenda, content, (&person.login, walk), (params, person.cadre), n);
        }
    }
    if has(StepKind::Opinions).is_some() {
        opinions::plan(&mut agenda, content);
    }
    if has(StepKind::Commitment).is_some() {
        commitments::plan(&mut agenda, content);
    }
    if has(StepKind::Rectification).is_some() {
        ledger::plan(&mut agenda, content);
    }
    agenda
}
