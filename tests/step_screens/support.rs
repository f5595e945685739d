//! A desk with one screen on it: keys go in, requests are noted and answered by hand.

use std::sync::Arc;

use chrono::NaiveDate;
use zicha::app::event::{Event, Key, KeyCode};
use zicha::app::screens::AnyScreen;
use zicha::app::testing::{press, settle, type_text};
use zicha::app::{App, Start, effect::Effect};
use zicha::domain::campaign::Campaign;
use zicha::domain::change::{Done, DraftState, Outcome};
use zicha::domain::person::PersonRef;
use zicha::domain::policy::{Act, Right, Rights};
use zicha::domain::refusal::Refusal;
use zicha::domain::reply::{HelloView, Reply};
use zicha::domain::request::{Command, Request};
use zicha::domain::role::Role;
use zicha::domain::step_entry::{EntryHead, StepStatus};
use zicha::error::Error;
use zicha::i18n::Lang;
use zicha::template;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn today() -> NaiveDate {
    day("2026-05-12")
}

pub fn campaign() -> Campaign {
    template::parse(template::find_builtin("satisfactory-unit").unwrap().source).unwrap()
}

pub fn person(login: &str, name: &str) -> PersonRef {
    PersonRef { id: login.into(), login: login.into(), name: name.into() }
}

/// 李禾, whose steps these are.
pub fn author() -> PersonRef {
    person("lihe", "李禾")
}

/// 何雁秋, who reviews them.
pub fn reviewer() -> PersonRef {
    person("heyanqiu", "何雁秋")
}

pub fn hello(me: PersonRef, role: Role, lang: Lang) -> HelloView {
    HelloView {
        me,
        unit: "国际合作处".into(),
        roles: vec![role],
        today: today(),
        demo: true,
        year: 2026,
        campaign: Arc::new(campaign()),
        settings: vec![("lang".into(), lang.code().into())],
    }
}

/// Every right listed is allowed.
pub fn allow(acts: &[Act]) -> Rights {
    Rights(acts.iter().map(|&act| Right { act, refusal: None }).collect())
}

/// Every right listed is refused for this reason.
pub fn refuse(acts: &[Act], why: &Refusal) -> Rights {
    Rights(acts.iter().map(|&act| Right { act, refusal: Some(why.clone()) }).collect())
}

pub fn head(status: StepStatus) -> EntryHead {
    EntryHead {
        id: Some("entry".into()),
        version: 4,
        status: Some(status),
        due: Some(day("2026-05-31")),
        ..EntryHead::default()
    }
}

/// What a write is answered with: the row it made, and where to go next.
pub fn done(outcome: Outcome, next_step: Option<&str>) -> Reply {
    Reply::Done(Box::new(Done {
        outcome,
        id: "made".into(),
        version: 1,
        undo: Vec::new(),
        next_step: next_step.map(str::to_owned),
        seq: 1,
    }))
}

/// The program with one screen, its data wing played by hand.
pub struct Desk {
    pub app: App,
    /// What the screen loads.
    pub view: Reply,
    /// How the next writes are answered.
    pub outcome: Reply,
    /// The stored draft, whatever form asks.
    pub draft: Option<DraftState>,
    pub sent: Vec<Request>,
}

impl Desk {
    pub fn new(hello: HelloView, screen: impl Into<AnyScreen>, view: Reply) -> Self {
        let lang = Lang::from_code(&hello.settings[0].1).unwrap();
        let start = Start { lang, lang_forced: true, today: today(), setup: false, size: (80, 24) };
        let (app, effects) = App::showing(start, hello, screen);
        let mut desk =
            Self { app, view, outcome: done(Outcome::Saved, None), draft: None, sent: Vec::new() };
        desk.settle(effects);
        desk
    }

    /// At my own work.
    pub fn mine(lang: Lang, screen: impl Into<AnyScreen>, view: Reply) -> Self {
        Self::new(hello(author(), Role::Staff, lang), screen, view)
    }

    /// At somebody's work, to review it.
    pub fn reviewing(lang: Lang, screen: impl Into<AnyScreen>, view: Reply) -> Self {
        Self::new(hello(reviewer(), Role::Supervisor, lang), screen, view)
    }

    /// The same person opens this screen anew.
    pub fn reopen(&mut self, screen: impl Into<AnyScreen>) {
        let session = self.app.session();
        let hello = (**session.hello.as_ref().unwrap()).clone();
        let lang = session.prefs.lang;
        let start = Start { lang, lang_forced: true, today: today(), setup: false, size: (80, 24) };
        let (app, effects) = App::showing(start, hello, screen);
        self.app = app;
        self.settle(effects);
    }

    fn settle(&mut self, effects: Vec<Effect>) {
        let (view, outcome, draft) = (&self.view, &self.outcome, &self.draft);
        let sent = &mut self.sent;
        settle(&mut self.app, effects, |request| {
            sent.push(request.clone());
            match request {
                Request::LoadDraft { .. } => Ok(Reply::Draft(draft.clone())),
                _ => answer(request, view, outcome),
            }
        });
    }

    pub fn key(&mut self, code: KeyCode) -> &mut Self {
        let effects = press(&mut self.app, code);
        self.settle(effects);
        self
    }

    pub fn keys(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            let effects = type_text(&mut self.app, &c.to_string());
            self.settle(effects);
        }
        self
    }

    pub fn save(&mut self) -> &mut Self {
        let effects = self.app.update(Event::Key(Key::ctrl('s')));
        self.settle(effects);
        self
    }

    /// Down so many rows.
    pub fn down(&mut self, rows: usize) -> &mut Self {
        for _ in 0..rows {
            self.key(KeyCode::Down);
        }
        self
    }

    /// The commands sent so far; forgets them.
    pub fn commands(&mut self) -> Vec<Command> {
        let sent = std::mem::take(&mut self.sent).into_iter();
        sent.filter_map(|request| if let Request::Do(c) = request { Some(c) } else { None })
            .collect()
    }

    pub fn screen(&mut self, columns: u16, rows: u16) -> String {
        self.app.update(Event::Resize(columns, rows));
        zicha::ui::testing::screen(&self.app, columns, rows)
    }

    /// The three sizes, one below the other.
    pub fn sizes(&mut self) -> String {
        let sizes = [(60, 20), (80, 24), (120, 40)];
        let drawn =
            sizes.map(|(cols, rows)| format!("===== {cols}x{rows}\n{}", self.screen(cols, rows)));
        drawn.join("\n")
    }
}

fn answer(request: &Request, view: &Reply, outcome: &Reply) -> Result<Reply, Error> {
    Ok(match request {
        Request::SaveDraft(draft) => Reply::DraftSaved {
            form: draft.form.clone(),
            entity: draft.entity.clone(),
            version: draft.version + 1,
        },
        Request::DropDraft { .. } => Reply::Ok,
        Request::Do(_) => outcome.clone(),
        _ => view.clone(),
    })
}
