//! A desk where every request has an answer of its own.

use zicha::app::event::{Event, KeyCode};
use zicha::app::screens::AnyScreen;
use zicha::app::testing::{press, settle, type_text};
use zicha::app::{App, Start, effect::Effect};
use zicha::domain::reply::Reply;
use zicha::domain::request::{Command, Request};
use zicha::domain::role::Role;
use zicha::error::Error;
use zicha::i18n::Lang;

use crate::support::{hello, person, today};

type Answers = Box<dyn FnMut(&Request) -> Result<Reply, Error>>;

/// The program with one screen; every request is noted and answered.
pub struct Desk {
    pub app: App,
    answers: Answers,
    pub sent: Vec<Request>,
    /// Texts sent to the clipboard.
    pub copied: Vec<String>,
}

impl Desk {
    pub fn new(
        role: Role,
        lang: Lang,
        screen: impl Into<AnyScreen>,
        answers: impl FnMut(&Request) -> Result<Reply, Error> + 'static,
    ) -> Self {
        let start = Start { lang, lang_forced: true, today: today(), setup: false, size: (80, 24) };
        let me = person("chenwangchuan", "陈望川");
        let (mut app, effects) = App::showing(start, hello(me, role, lang), screen);
        app.session_mut().prefs.lang = lang;
        let answers = Box::new(answers);
        let mut desk = Self { app, answers, sent: Vec::new(), copied: Vec::new() };
        desk.settle(effects);
        desk
    }

    fn settle(&mut self, effects: Vec<Effect>) {
        let (answers, sent) = (&mut self.answers, &mut self.sent);
        let rest = settle(&mut self.app, effects, |request| {
            sent.push(request.clone());
            match request {
                Request::LoadDraft { .. } => Ok(Reply::Draft(None)),
                Request::SaveDraft(draft) => Ok(Reply::DraftSaved {
                    form: draft.form.clone(),
                    entity: draft.entity.clone(),
                    version: draft.version + 1,
                }),
                Request::DropDraft { .. } => Ok(Reply::Ok),
                request => answers(request),
            }
        });
        self.copied.extend(rest.into_iter().filter_map(|effect| match effect {
            Effect::Clipboard(text) => Some(text),
            _ => None,
        }));
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

    pub fn paste(&mut self, text: &str) -> &mut Self {
        let effects = self.app.update(Event::Paste(text.to_owned()));
        self.settle(effects);
        self
    }

    pub fn down(&mut self, rows: usize) -> &mut Self {
        for _ in 0..rows {
            self.key(KeyCode::Down);
        }
        self
    }

    pub fn save(&mut self) -> &mut Self {
        let effects = self.app.update(Event::Key(zicha::app::event::Key::ctrl('s')));
        self.settle(effects);
        self
    }

    /// The requests since the last look; forgets them.
    pub fn asked(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.sent)
    }

    /// The commands since the last look; forgets everything.
    pub fn commands(&mut self) -> Vec<Command> {
        let asked = self.asked().into_iter();
        asked.filter_map(|r| if let Request::Do(c) = r { Some(c) } else { None }).collect()
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
