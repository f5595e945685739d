//! The keys a person logs in with: pasted to add, shown by their fingerprints, withdrawn after asking.

use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::detail::Detail;
use crate::app::dialog::{Answer, Dialog};
use crate::app::event::MouseEvent;
use crate::app::form::{Form, FormField};
use crate::app::label::Label;
use crate::app::list::{List, Row};
use crate::app::screen::Screen;
use crate::domain::login_key::{KeyCommand, KeysView, LABEL_MAX, LoginKey};
use crate::domain::person::PersonRef;
use crate::domain::policy::Act;
use crate::domain::problem::{Problem, ProblemKind};
use crate::domain::public_key;
use crate::domain::reply::Reply;
use crate::domain::request::{Command, Request};
use crate::i18n::{Tr, errors};

/// Dialogs of this screen.
const ADD: &str = "login-key-add";
const WITHDRAW: &str = "login-key-withdraw";

/// Room for the longest RSA key with its comment.
const LINE_MAX: usize = 4_000;

impl Row for LoginKey {
    fn id(&self) -> &str {
        &self.meta.id
    }
}

/// The keys of one person.
pub struct LoginKeys {
    /// Whose; `None` are one's own.
    pub person: Option<PersonRef>,
    pub view: Option<Box<KeysView>>,
    pub list: List<LoginKey>,
    pub detail: Detail,
    /// What is added once its fingerprint was looked at.
    looked_at: Option<KeyCommand>,
}

impl LoginKeys {
    pub fn new(person: Option<PersonRef>) -> Self {
        let (list, detail) = (List::default(), Detail::default());
        Self { person, view: None, list, detail, looked_at: None }
    }

    fn form(view: &KeysView, ctx: &Ctx<'_>) -> Form {
        let title = Label::Text(ctx.tr.login_key_add_title(view.person.name.as_str()));
        // No draft: what is pasted by mistake, a private key above all, is kept nowhere.
        Form::new("login-key", view.person.id.as_str(), title, ctx.today())
            .without_draft()
            .saves_as(Label::Msg(Tr::login_key_look))
            .with(
                FormField::text("key", Label::Msg(Tr::login_key_key))
                    .required()
                    .max(LINE_MAX)
                    .hint(Label::Msg(Tr::login_key_hint)),
            )
            .with(
                FormField::text("label", Label::Msg(Tr::login_key_label))
                    .max(LABEL_MAX)
                    .hint(Label::Msg(Tr::login_key_label_hint)),
            )
            .check(|values| {
                let fault = public_key::parse(&values.text("key")).err();
                fault
                    .map(|fault| Problem::new("key", ProblemKind::Key(fault)))
                    .into_iter()
                    .collect()
            })
    }

    fn ask_withdraw(&self, ctx: &mut Ctx<'_>) {
        let (Some(view), Some(key)) = (&self.view, self.list.selected()) else { return };
        let title = Label::Text(ctx.tr.login_key_withdraw_title(view.person.name.as_str()));
        let text = Label::Text(ctx.tr.login_key_withdraw_text(key.fingerprint.as_str()));
        let yes = Label::Msg(Tr::login_key_withdraw);
        let about = key.fingerprint.as_str();
        ctx.dialog(Dialog::confirm(WITHDRAW, title, text, yes).about(about));
    }
}

impl Screen for LoginKeys {
    fn title(&self, session: &Session) -> String {
        match &self.person {
            None => session.tr().login_key_place(),
            Some(person) => session.tr().login_key_title_of(person.name.as_str()),
        }
    }

    fn load(&self) -> Vec<Request> {
        vec![Request::Keys(self.person.as_ref().map(|person| person.login.clone()))]
    }

    fn reply(&mut self, reply: Reply, _ctx: &mut Ctx<'_>) {
        if let Reply::Keys(view) = reply {
            self.list.set_rows(view.keys.clone());
            self.view = Some(view);
        }
    }

    fn offers(&self, _session: &Session) -> Vec<Offer> {
        let Some(view) = &self.view else { return Vec::new() };
        let right = view.rights.check(Act::ManageKeys);
        let new = Offer::new(Action::New).named(Label::Msg(Tr::login_key_add));
        let mut offers = vec![new.when(right.clone())];
        if let Some(key) = self.list.selected() {
            let end = Offer::new(Action::Delete).named(Label::Msg(Tr::login_key_withdraw));
            let live = key.withdrawn_on.is_none();
            let end = end.when(right.clone());
            // A right that is missing is the better reason.
            let is_withdrawn = Label::Msg(Tr::login_key_is_withdrawn);
            offers.push(if right.is_ok() { end.only_if(live, is_withdrawn) } else { end });
        }
        self.detail.offers(offers)
    }

    fn action(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        if self.detail.act(action) {
            return;
        }
        match action {
            Action::New => {
                if let Some(view) = &self.view {
                    ctx.open(Self::form(view, ctx));
                }
            }
            Action::Delete => self.ask_withdraw(ctx),
            action => {
                self.list.act(action);
            }
        }
    }

    /// The fingerprint is looked at before anything is saved.
    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Option<Request> {
        let (view, values) = (self.view.as_ref()?, form.values());
        let line = values.text("key");
        match public_key::parse(&line) {
            Ok(key) => {
                let (name, login) = (view.person.name.as_str(), view.person.login.clone());
                let title = Label::Text(ctx.tr.login_key_add_title(name));
                let text = ctx.tr.login_key_look_text(key.fingerprint, key.kind, name);
                let yes = Label::Msg(Tr::login_key_add);
                let label = values.text("label");
                self.looked_at = Some(KeyCommand::Add { login, line, label });
                ctx.dialog(Dialog::confirm(ADD, title, Label::Text(text), yes));
            }
            Err(fault) => ctx.warn(errors::login_key(ctx.tr, &fault)),
        }
        None
    }

    fn answered(&mut self, id: &str, subject: &str, answer: Answer, ctx: &mut Ctx<'_>) {
        let command = match (id, answer, &self.view) {
            (ADD, Answer::Yes, _) => self.looked_at.take(),
            (WITHDRAW, Answer::Yes, Some(view)) => {
                let (login, fingerprint) = (view.person.login.clone(), subject.to_owned());
                Some(KeyCommand::Withdraw { login, fingerprint })
            }
            _ => None,
        };
        if let Some(command) = command {
            ctx.run(Command::Key(command));
        }
    }

    fn mouse(&mut self, event: MouseEvent, _ctx: &mut Ctx<'_>) {
        self.list.click(event.col, event.row);
    }
}
