//! The set-up wizard: two forms before there is a database; nothing is written until the last one.

use chrono::{NaiveDate, TimeDelta};

use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::form::{Choice, Form, FormField, FormValues};
use crate::app::label::Label;
use crate::app::screen::Screen;
use crate::domain::office::SetupInput;
use crate::domain::reply::{Reply, SetupView};
use crate::domain::request::Request;
use crate::i18n::{Lang, Tr, format};

const FIRST: &str = "setup_first";
const SECOND: &str = "setup_second";

/// The longest texts, in characters (domain 2.1).
const UNIT_MAX: usize = 60;
const NAME_MAX: usize = 20;
const LOGIN_MAX: usize = 32;

/// The wizard's screen: what will happen, behind its forms.
#[derive(Default)]
pub struct Setup {
    pub view: Option<Box<SetupView>>,
    /// What the first form decided.
    template: String,
    year: i64,
    lang: Option<Lang>,
}

impl Setup {
    /// Language, campaign and year.
    fn first(&self, view: &SetupView, ctx: &Ctx<'_>) -> Form {
        let lang = ctx.session.prefs.lang;
        let langs = Lang::ALL.iter().map(|l| {
            let name = match l {
                Lang::ZhHans => Label::Msg(Tr::common_language_zh_hans),
                Lang::ZhHant => Label::Msg(Tr::common_language_zh_hant),
                Lang::En => Label::Msg(Tr::common_language_en),
            };
            Choice::new(l.code(), name)
        });
        let campaigns = view
            .templates
            .iter()
            .map(|t| Choice::new(t.id.clone(), t.campaign.name.pick(lang).to_owned()));
        let chosen = view.templates.first().map(|t| t.id.clone()).unwrap_or_default();
        Form::new(FIRST, "", Label::Msg(Tr::setup_title_first), ctx.today())
            .without_draft()
            .saves_as(Label::Msg(Tr::setup_next))
            .with(FormField::note(
                Label::Msg(Tr::setup_welcome),
                Label::Msg(Tr::setup_welcome_text),
            ))
            .with(
                FormField::choice("lang", Label::Msg(Tr::common_language), langs.collect())
                    .required()
                    .start(lang.code()),
            )
            .with(
                FormField::choice("template", Label::Msg(Tr::setup_campaign), campaigns.collect())
                    .required()
                    .start(&chosen),
            )
            .with(
                FormField::number("year", Label::Msg(Tr::setup_year), 0)
                    .required()
                    .start(&view.year.to_string()),
            )
    }

    /// Dates, unit and person.
    fn second(&self, view: &SetupView, ctx: &Ctx<'_>) -> Form {
        let lang = self.lang.unwrap_or(ctx.session.prefs.lang);
        let tr = crate::i18n::tr(lang);
        let campaign = view.templates.iter().find(|t| t.id == self.template).map(|t| &t.campaign);
        // An account without a full name only repeats the login.
        let name = if view.name == view.login { "" } else { view.name.as_str() };
        let mut form = Form::new(SECOND, "", Label::Msg(Tr::setup_title_second), ctx.today())
            .without_draft()
            .saves_as(Label::Msg(Tr::setup_create))
            .with(
                FormField::text("unit", Label::Msg(Tr::setup_unit))
                    .required()
                    .max(UNIT_MAX)
                    .hint(Label::Msg(Tr::setup_unit_hint)),
            )
            .with(
                FormField::text("name", Label::Msg(Tr::setup_name))
                    .required()
                    .max(NAME_MAX)
                    .start(name),
            )
            .with(
                FormField::text("login", Label::Msg(Tr::setup_login))
                    .required()
                    .max(LOGIN_MAX)
                    .start(&view.login)
                    .hint(Label::Msg(Tr::setup_login_hint)),
            );
        let named = |no: i64| {
            let phase = campaign.and_then(|c| c.phase_no(no));
            phase.map(|p| p.name.pick(lang).to_owned()).unwrap_or_default()
        };
        let late = days_passed(&view.phases, ctx.today());
        if let (Some(_), Some((no, _, last))) = (late, view.phases.first()) {
            let said = tr.setup_dates_text(format::date_short(tr, *last), named(*no));
            form = form.with(FormField::note(tr.setup_dates_passed(), said)).with(
                FormField::choice(
                    "dates",
                    Label::Msg(Tr::setup_dates),
                    vec![
                        Choice::new("today", tr.setup_dates_today()),
                        Choice::new("plan", tr.setup_dates_plan()),
                    ],
                )
                .required()
                .start("today"),
            );
        }
        for (no, first, last) in &view.phases {
            let date = |key: String, label: String, day: NaiveDate| {
                let field = FormField::date(key, label).required();
                let Some(passed) = late else { return field.start(&format::date_iso(day)) };
                let moved = format::date_iso(day + passed);
                let plan = ("plan".to_owned(), format::date_iso(day));
                field.start(&moved).follows("dates", vec![("today".to_owned(), moved), plan])
            };
            form = form
                .with(date(from_key(*no), tr.setup_phase_from(named(*no)), *first))
                .with(date(to_key(*no), tr.setup_phase_to(named(*no)), *last));
        }
        form.with(
            FormField::text("phone", Label::Msg(Tr::setup_phone))
                .hint(Label::Msg(Tr::setup_channel_hint)),
        )
        .with(FormField::text("url", Label::Msg(Tr::setup_url)))
    }

    fn input(&self, view: &SetupView, values: &FormValues) -> SetupInput {
        let text = |key: &str| values.text(key).trim().to_owned();
        let phases = view.phases.iter().map(|(no, first, last)| {
            let from = values.date(&from_key(*no)).unwrap_or(*first);
            (*no, from, values.date(&to_key(*no)).unwrap_or(*last))
        });
        SetupInput {
            lang: self.lang.map(|l| l.code().to_owned()).unwrap_or_default(),
            template: self.template.clone(),
            source: String::new(),
            year: self.year,
            phases: phases.collect(),
            unit: text("unit"),
            name: text("name"),
            login: text("login"),
            phone: text("phone"),
            url: text("url"),
            os_uid: None,
        }
    }
}

/// How long ago the campaign should have begun, where its first phase is over already: nobody is to
/// be late on the day an office begins.
fn days_passed(phases: &[(i64, NaiveDate, NaiveDate)], today: NaiveDate) -> Option<TimeDelta> {
    let (_, first, last) = phases.first()?;
    (*last < today).then(|| today - *first)
}

fn from_key(no: i64) -> String {
    format!("from_{no}")
}

fn to_key(no: i64) -> String {
    format!("to_{no}")
}

impl Screen for Setup {
    fn title(&self, session: &Session) -> String {
        session.tr().setup_title()
    }

    fn load(&self) -> Vec<Request> {
        if self.view.is_some() {
            return Vec::new();
        }
        vec![Request::SetupDefaults { template: String::new(), year: 0 }]
    }

    fn reply(&mut self, reply: Reply, ctx: &mut Ctx<'_>) {
        if let Reply::Setup(view) = reply {
            ctx.open(self.first(&view, ctx));
            self.view = Some(view);
        }
    }

    fn offers(&self, _session: &Session) -> Vec<Offer> {
        vec![Offer::new(Action::Open).named(Label::Msg(Tr::setup_begin))]
    }

    fn action(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        if let (Action::Open, Some(view)) = (action, &self.view) {
            ctx.open(self.first(view, ctx));
        }
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Option<Request> {
        let values = form.values();
        if form.id == FIRST {
            self.template = values.code("template").unwrap_or_default().to_owned();
            self.year = values.number("year").unwrap_or_default();
            self.lang = values.code("lang").and_then(Lang::from_code);
            if let Some(lang) = self.lang {
                let mut prefs = ctx.session.prefs;
                prefs.lang = lang;
                ctx.set_prefs(prefs);
            }
            let template = self.template.clone();
            return Some(Request::SetupDefaults { template, year: self.year });
        }
        let view = self.view.as_ref()?;
        Some(Request::Setup(Box::new(self.input(view, &values))))
    }

    fn saved(&mut self, form: &Form, reply: &Reply, ctx: &mut Ctx<'_>) {
        match reply {
            Reply::Setup(view) if form.id == FIRST => {
                ctx.open(self.second(view, ctx));
                self.view = Some(view.clone());
            }
            _ if form.id == SECOND => ctx.log_in(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_office_that_begins_late_is_offered_days_from_today() {
        let phases =
            [(1, day("2026-04-01"), day("2026-05-31")), (2, day("2026-06-01"), day("2026-07-31"))];
        let passed = |today: &str| days_passed(&phases, day(today));
        assert_eq!(passed("2026-03-01"), None, "before it begins");
        assert_eq!(passed("2026-05-31"), None, "its last day still counts");
        let late = passed("2026-11-24").unwrap();
        let moved = phases.map(|(_, first, last)| (first + late, last + late));
        assert_eq!(moved[0], (day("2026-11-24"), day("2027-01-23")));
        assert_eq!(moved[1].0, day("2027-01-24"), "one after the other");
        assert_eq!(days_passed(&[], day("2026-11-24")), None);
    }
}
