//! Set-up: a new database appears complete, with its campaign, unit, phases and first person, or not at all.

use super::{
    Account, Kit, Service,
    context::{Office, Who, Work},
    rules,
    session::{DEFAULT_PERSON, TODAY},
    totals,
};
use crate::{
    clock::{Clock, Millis},
    domain::{
        campaign::Campaign,
        check::Checks,
        lang::Lang,
        office::{
            CampaignHead, CampaignStatus, Channel, ChannelKind, OfficeCampaign, OfficePhase,
            SetupInput, rules as office_rules,
        },
        person::{Person, PersonStatus, RoleAssignment, Unit, rules as person_rules},
        policy::Actor,
        problem::{Problem, ProblemKind},
        record::Meta,
        reply::{SetupView, TemplateChoice},
        role::Role,
    },
    error::Error,
    store::{Options, Store, Writer},
    text::{
        safe::{Mode, clean},
        sort_key,
    },
};
use chrono::{Datelike, NaiveDate};
use std::{path::Path, sync::Arc};

/// The years a campaign can run in.
const YEARS: std::ops::RangeInclusive<i64> = 1990..=2100;

/// Phase number, first and last day.
type PhaseDates = (i64, NaiveDate, NaiveDate);

/// What the wizard shows before anything exists. An unknown or empty `template` means the first
/// one, year 0 the present one.
///
/// # Errors
/// A built-in campaign that cannot be read.
pub fn defaults(
    kit: &Kit,
    account: &Account,
    clock: Clock,
    lang: Lang,
    (template, year): (&str, i64),
) -> Result<SetupView, Error> {
    let read = |(id, source): &(&str, &str)| {
        let campaign = Arc::new((kit.parse)(source)?);
        Ok::<_, Error>(TemplateChoice { id: (*id).to_owned(), campaign })
    };
    let templates: Vec<TemplateChoice> =
        (kit.builtins)().iter().map(read).collect::<Result<_, _>>()?;
    let year = if year == 0 { i64::from(clock.today().year()) } else { year };
    let chosen = templates.iter().find(|choice| choice.id == template).or(templates.first());
    let phases = chosen.map(|choice| proposed(&choice.campaign, year)).unwrap_or_default();
    let login = account.name.to_ascii_lowercase();
    Ok(SetupView {
        phases,
        year,
        login: if person_rules::is_login(&login) { login } else { String::new() },
        name: clean(&account.full_name, Mode::Name),
        lang,
        templates,
    })
}

/// The dates the campaign file proposes in a year.
fn proposed(campaign: &Campaign, year: i64) -> Vec<PhaseDates> {
    let year = i32::try_from(year).unwrap_or_default();
    let dates = campaign.phases.iter().map(|phase| (phase.no, phase.dates(year)));
    dates.map(|(no, (first, last))| (no, first, last)).collect()
}

/// Creates a database and opens it as its first person, who is coordinator and administrator and
/// bound to the account. On a fixed clock the database keeps living on that day.
///
/// # Errors
/// All problems of the input at once, [`StoreFault::Exists`], or what is wrong with the place.
pub fn create(
    path: &Path,
    options: &Options,
    kit: Kit,
    account: Account,
    clock: Clock,
    input: &SetupInput,
) -> Result<Service, Error> {
    let os_uid = input.os_uid.or_else(|| account.effective());
    let plan = Plan { os_uid, ..Plan::new(&kit, input)? };
    let store = Store::create_with(path, options, "", clock.now(), |tx| {
        found(tx, plan, &kit, (clock.today(), clock.now()))?;
        if clock != Clock::system() {
            tx.set_setting("", TODAY, &clock.today().to_string())?;
        }
        Ok(())
    })?;
    Service::over(store, kit, account)
}

/// A checked set-up.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub campaign: Arc<Campaign>,
    pub source: String,
    pub lang: Option<Lang>,
    pub year: i64,
    pub phases: Vec<PhaseDates>,
    pub unit: String,
    pub name: String,
    pub login: String,
    pub phone: String,
    pub url: String,
    pub os_uid: Option<i64>,
}

impl Plan {
    /// Checks what was typed; without a campaign file's text the built-in one of the id is taken.
    pub(super) fn new(kit: &Kit, input: &SetupInput) -> Result<Self, Error> {
        let source = if input.source.is_empty() {
            let found = (kit.builtins)().into_iter().find(|(id, _)| *id == input.template);
            let missing = || vec![Problem::new("template", ProblemKind::NotAChoice)];
            found.ok_or_else(missing)?.1.to_owned()
        } else {
            input.source.clone()
        };
        let campaign = Arc::new((kit.parse)(&source)?);
        let line = |text: &str| clean(text, Mode::Line).trim().to_owned();
        let plan = Self {
            phases: if input.phases.is_empty() {
                proposed(&campaign, input.year)
            } else {
                input.phases.clone()
            },
            campaign,
            source,
            lang: Lang::from_code(&input.lang),
            year: input.year,
            unit: clean(&input.unit, Mode::Name),
            name: clean(&input.name, Mode::Name),
            login: clean(&input.login, Mode::Name),
            phone: line(&input.phone),
            url: line(&input.url),
            os_uid: input.os_uid,
        };
        plan.check()?;
        Ok(plan)
    }

    fn check(&self) -> Result<(), Vec<Problem>> {
        let mut checks = Checks::new();
        let range = ProblemKind::BadNumber { min: *YEARS.start(), max: *YEARS.end() };
        checks.ensure(YEARS.contains(&self.year), "year", range);
        let numbers: Vec<i64> = self.phases.iter().map(|(no, ..)| *no).collect();
        let asked: Vec<i64> = self.campaign.phases.iter().map(|phase| phase.no).collect();
        checks.ensure(numbers == asked, "phases", ProblemKind::NotAChoice);
        for (_, first, last) in &self.phases {
            checks.ensure(first <= last, "phases", ProblemKind::BeforeDate(first.to_string()));
        }
        checks.text("unit", &self.unit, 1, person_rules::UNIT_MAX);
        checks.text("name", &self.name, 1, person_rules::NAME_MAX);
        person_rules::login(&mut checks, &self.login);
        for (field, kind, value) in self.channels() {
            if let Some(problem) = office_rules::channel_value(kind, value) {
                checks.add(field, problem);
            }
        }
        checks.finish()
    }

    /// The channels that were given; both may be skipped and are asked for before publishing.
    fn channels(&self) -> impl Iterator<Item = (&'static str, ChannelKind, &str)> {
        let all = [
            ("phone", ChannelKind::Phone, self.phone.as_str()),
            ("url", ChannelKind::Url, self.url.as_str()),
        ];
        all.into_iter().filter(|(.., value)| !value.is_empty())
    }
}

/// Writes the office of a plan: the campaign's text is its lock.
pub(super) fn found(
    tx: &mut Writer,
    plan: Plan,
    kit: &Kit,
    (today, now): (NaiveDate, Millis),
) -> Result<(Office, Who), Error> {
    let me = tx.new_id()?;
    tx.act_as(&me, now);
    let mut unit = Unit {
        meta: Meta::default(),
        parent: None,
        short_name: person_rules::short_of(&plan.unit),
        name: plan.unit.clone(),
        supervisor: None,
    };
    tx.insert(&mut unit, "setup")?;
    let mut person = Person {
        meta: Meta { id: me.clone(), ..Meta::default() },
        sort_key: sort_key(&plan.name),
        login: plan.login.clone(),
        name: plan.name.clone(),
        title: String::new(),
        unit: unit.meta.id.clone(),
        cadre: false,
        status: PersonStatus::Active,
        os_uid: plan.os_uid,
    };
    tx.insert(&mut person, "setup")?;
    let mut campaign = OfficeCampaign {
        meta: Meta::default(),
        template: plan.campaign.id.clone(),
        template_version: plan.campaign.version,
        year: plan.year,
        unit: unit.meta.id,
        source: plan.source.clone(),
        status: CampaignStatus::Active,
    };
    tx.insert(&mut campaign, "setup")?;
    let roles = vec![Role::Coordinator, Role::Admin];
    for &role in &roles {
        let (campaign, person) = (campaign.meta.id.clone(), me.clone());
        let mut assignment = RoleAssignment { meta: Meta::default(), campaign, person, role };
        tx.insert(&mut assignment, "setup")?;
    }
    let phases = phases(tx, &campaign.meta.id, &plan)?;
    for (_, kind, value) in plan.channels() {
        let (campaign, value) = (campaign.meta.id.clone(), value.to_owned());
        let (meta, hours) = (Meta::default(), String::new());
        let mut channel = Channel { meta, campaign, kind, value, hours, valid: true };
        tx.insert(&mut channel, "setup")?;
    }
    rules::keep(tx, &CampaignHead::from(&campaign), &plan.campaign)?;
    tx.set_setting("", DEFAULT_PERSON, &me)?;
    if let Some(lang) = plan.lang {
        tx.set_setting(&me, "lang", lang.code())?;
    }
    let office = Office {
        campaign: CampaignHead::from(&campaign),
        rules: plan.campaign,
        phases,
        today,
        now,
        calendar: kit.calendar,
    };
    let who = Who { person, actor: Actor { person: me.clone(), roles, active: true } };
    totals::refresh_person(&mut Work { tx, who: &who, office: &office }, &me)?;
    Ok((office, who))
}

fn phases(tx: &mut Writer, campaign: &str, plan: &Plan) -> Result<Vec<OfficePhase>, Error> {
    let store = |&(no, first_day, last_day): &PhaseDates| {
        let mut phase = OfficePhase {
            meta: Meta::default(),
            campaign: campaign.to_owned(),
            no,
            first_day,
            last_day,
            opened_at: None,
            opened_by: None,
        };
        tx.insert(&mut phase, "setup")?;
        Ok(phase)
    };
    plan.phases.iter().map(store).collect()
}
